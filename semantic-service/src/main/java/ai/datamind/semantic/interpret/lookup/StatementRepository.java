package ai.datamind.semantic.interpret.lookup;

import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogQueries;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.certify.Certifier;
import ai.datamind.sql.govern.GovernedStatement;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs governed statements in the warehouse: read-only, within a time, and only when the engine's plan agrees. */
@ApplicationScoped
class StatementRepository {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int LONGEST = 120;

    private record Known(CatalogSnapshot catalog, Instant at) {}

    private final Pool warehouse;
    private final AtomicReference<Known> known = new AtomicReference<>();

    StatementRepository(@ReactiveDataSource("warehouse") Pool warehouse) {
        this.warehouse = warehouse;
    }

    Uni<CatalogSnapshot> catalog() {
        Known now = known.get();
        if (now != null && now.at().plus(FRESH).isAfter(Instant.now())) {
            return Uni.createFrom().item(now.catalog());
        }
        return warehouse
                .withConnection(c -> rows(c, CatalogQueries.RELATIONS)
                        .chain(relations -> rows(c, CatalogQueries.KEYS)
                                .chain(keys -> rows(c, CatalogQueries.DEPENDENCIES)
                                        .map(parts -> CatalogLoader.build(relations, keys, parts, List.of("public"))))))
                .invoke(catalog -> known.set(new Known(catalog, Instant.now())));
    }

    private static Uni<List<List<String>>> rows(SqlConnection connection, String sql) {
        return connection.query(sql).execute().map(found -> {
            var all = new ArrayList<List<String>>();
            for (Row row : found) {
                var line = new ArrayList<String>();
                for (int i = 0; i < row.size(); i++) {
                    line.add(row.getValue(i) == null ? null : row.getValue(i).toString());
                }
                all.add(line);
            }
            return all;
        });
    }

    /** The first column's values. */
    Uni<List<String>> values(GovernedStatement statement, List<?> parameters, Duration limit) {
        return warehouse.withTransaction(tx -> tx.query("set local statement_timeout = " + limit.toMillis())
                .execute()
                .chain(() -> tx.query("set local search_path = pg_catalog").execute())
                .chain(() -> tx.query("set transaction read only").execute())
                .chain(() -> tx.preparedQuery(statement.explainSql())
                        .execute(Tuple.tuple(new ArrayList<>(statement.values(parameters)))))
                .map(plan -> Certifier.certify(
                        statement, String.valueOf(plan.iterator().next().getValue(0))))
                .chain(certified -> run(tx, certified, parameters)));
    }

    private static Uni<List<String>> run(SqlConnection tx, CertifiedStatement certified, List<?> parameters) {
        return tx.preparedQuery(certified.sql())
                .execute(Tuple.tuple(new ArrayList<>(certified.values(parameters))))
                .map(StatementRepository::texts);
    }

    private static List<String> texts(RowSet<Row> rows) {
        var values = new ArrayList<String>();
        for (Row row : rows) {
            String value = row.getString(0);
            if (value != null && value.length() <= LONGEST) {
                values.add(value);
            }
        }
        return values;
    }
}
