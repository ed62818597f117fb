package ai.datamind.semantic.metadata.warehouse;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.sql.catalog.RowSource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs our own catalog queries with the role that can only read. Waits, so it is called from workers only. */
@ApplicationScoped
public class WarehouseRepository implements RowSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long STATEMENT_MILLIS = 25_000;

    private final Pool warehouse;

    WarehouseRepository(@ReactiveDataSource("warehouse") Pool warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public List<List<String>> rows(String sql) {
        RowSet<Row> rows = warehouse
                .withTransaction(tx -> tx.query("set local statement_timeout = " + STATEMENT_MILLIS)
                        .execute()
                        .chain(() -> tx.query(sql).execute()))
                .onFailure()
                .transform(e -> new ProblemException(
                                SemanticCode.WAREHOUSE_DOWN, "The warehouse could not be looked into.")
                        .causedBy(e))
                .await()
                .atMost(PATIENCE);
        var values = new ArrayList<List<String>>();
        for (Row row : rows) {
            var line = new ArrayList<String>();
            for (int i = 0; i < row.size(); i++) {
                line.add(row.getString(i));
            }
            values.add(line);
        }
        return values;
    }
}
