package ai.datamind.usage.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The SQL of the roll-ups: rows that grow. Names of tables and columns come from {@link Rollup}, values are bound. */
@ApplicationScoped
public class RollupRepository {
    /** Adds one event's figures in the transaction that remembers the event. */
    public Uni<Void> add(SqlClient tx, UsageFact fact) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Addition addition : Rollup.of(fact)) {
            all = all.chain(() -> add(tx, fact, addition));
        }
        return all;
    }

    /** Removes the figures of days before this one. */
    public Uni<Void> forget(SqlClient tx, LocalDate before) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (RollupTable table : RollupTable.values()) {
            all = all.chain(() -> tx.preparedQuery("delete from " + table.sqlName() + " where day < $1")
                    .execute(Tuple.of(before))
                    .replaceWithVoid());
        }
        return all;
    }

    private static Uni<Void> add(SqlClient tx, UsageFact fact, Addition addition) {
        List<String> columns = new ArrayList<>(List.of("day", "user_id"));
        Tuple values = Tuple.of(fact.day(), fact.userId());
        addition.key().forEach((column, value) -> {
            columns.add(column);
            values.addString(value);
        });
        String key = String.join(", ", columns);
        List<String> changes = new ArrayList<>();
        String table = addition.table().sqlName();
        addition.amounts().forEach((figure, amount) -> {
            columns.add(figure);
            values.addBigDecimal(amount);
            changes.add("%1$s = %2$s.%1$s + excluded.%1$s".formatted(figure, table));
        });
        addition.largest().forEach((figure, value) -> {
            columns.add(figure);
            values.addLong(value);
            changes.add("%1$s = greatest(%2$s.%1$s, excluded.%1$s)".formatted(figure, table));
        });
        String sql = "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        parameters(addition, columns),
                        key,
                        String.join(", ", changes));
        return tx.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    /** Amounts are bound as numeric, whatever the column is; the database turns whole ones into bigint. */
    private static String parameters(Addition addition, List<String> columns) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String cast = addition.amounts().containsKey(column) ? "::numeric" : "";
            parameters.add("$" + (i + 1) + cast);
        }
        return String.join(", ", parameters);
    }
}
