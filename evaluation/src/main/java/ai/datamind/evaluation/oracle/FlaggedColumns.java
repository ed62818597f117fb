package ai.datamind.evaluation.oracle;

import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.Tables;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.scope.OutputColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the tables that differ in flagged columns alone. What may be shown but not decide is another everywhere in
 * {@code other<n>}: the same rows must come, in all their other columns. What may be seen in sums over three rows is another
 * in {@code few<n>b} than in {@code few<n>a}, of two rows a table: nothing may come otherwise.
 */
final class FlaggedColumns {
    private static final int FEW = 2;

    private FlaggedColumns() {}

    static List<String> statements(PolicyCase policy, int number) {
        List<String> statements = new ArrayList<>();
        for (String schema : List.of("other" + number, "few" + number + "a", "few" + number + "b")) {
            statements.add("CREATE SCHEMA " + schema);
            for (String table : Tables.names()) {
                statements.add("CREATE TABLE " + schema + "." + table + " AS SELECT " + columns(policy, table, schema)
                        + " FROM plain." + table
                        + (schema.startsWith("few") && policy.flags().containsKey(table) ? " LIMIT " + FEW : ""));
            }
        }
        return statements;
    }

    private static String columns(PolicyCase policy, String table, String schema) {
        List<String> items = new ArrayList<>();
        for (Tables.Column column : Tables.ALL.get(table)) {
            ColumnFlag flag = policy.flag(table, column.name());
            boolean changed = schema.startsWith("other")
                    ? flag instanceof ColumnFlag.DenyInPredicate
                    : flag != null && schema.endsWith("b");
            items.add(changed ? changed(column) + " AS " + column.name() : column.name());
        }
        return String.join(", ", items);
    }

    private static String changed(Tables.Column column) {
        return column.type() == 't'
                ? "coalesce(reverse(" + column.name() + "), '') || '1'"
                : "1000 - coalesce(" + column.name() + ", 5)";
    }

    /** The rows without what is made of columns that may be shown. */
    static List<String> rest(Outcome.Rows rows, GovernedStatement governed, PolicyCase policy) {
        List<OutputColumn> columns = governed.outputColumns();
        return rows.sorted().stream()
                .map(row -> {
                    List<String> cells = Arrays.asList(row.split("\u0001", -1));
                    Stream<String> kept = Stream.iterate(0, i -> i < columns.size(), i -> i + 1)
                            .filter(i -> columns.get(i).origins().stream()
                                    .noneMatch(o -> policy.flag(o.relation().name(), o.column())
                                            instanceof ColumnFlag.DenyInPredicate))
                            .map(cells::get);
                    return String.join("\u0001", kept.toList());
                })
                .sorted()
                .toList();
    }
}
