package ai.datamind.semantic.generate;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What was found by looking into a table; null is not known, or not told. Values are shown of columns with few of them only: they are categories. */
@RegisterForReflection
public record TableAnalysis(
        String schema, String table, Long rowEstimate, List<String> primaryKey, List<Column> columns) {

    private static final int CATEGORIES = 20;

    @RegisterForReflection
    public record Column(
            String name, String type, String kind, Long distinct, boolean unique, List<String> categories) {}

    static TableAnalysis of(TableFacts table) {
        return new TableAnalysis(
                table.relation().schema(),
                table.relation().table(),
                told(table.rows()),
                table.primaryKey(),
                table.columns().stream().map(c -> column(table, c)).toList());
    }

    private static Column column(TableFacts table, ColumnFacts column) {
        boolean few = column.distinct() >= 0 && column.distinct() <= CATEGORIES && !column.unique();
        return new Column(
                column.name(),
                column.type(),
                kind(table, column, few),
                told(column.distinct()),
                column.unique(),
                few ? column.samples() : List.of());
    }

    private static Long told(long count) {
        return count < 0 ? null : count;
    }

    private static String kind(TableFacts table, ColumnFacts column, boolean few) {
        if (table.primaryKey().contains(column.name())) {
            return "key";
        }
        if (table.references().stream().anyMatch(r -> r.columns().contains(column.name()))) {
            return "reference";
        }
        if (column.date() || column.timestamp()) {
            return "time";
        }
        if (column.bool() || (few && !column.number())) {
            return "category";
        }
        return column.number() ? "quantity" : "text";
    }
}
