package ai.datamind.semantic.interpret.vocabulary.facts;

import ai.datamind.semantic.interpret.vocabulary.Column;
import java.util.List;
import java.util.Map;

/** What must be known of a schema to build a vocabulary, wherever it comes from. */
public record Facts(List<TableFacts> tables, List<RelationFacts> relations, List<MetricFacts> metrics) {

    public Facts {
        tables = List.copyOf(tables);
        relations = List.copyOf(relations);
        metrics = List.copyOf(metrics);
    }

    public record TableFacts(
            String model,
            String schema,
            String name,
            String description,
            List<String> synonyms,
            String display,
            List<String> key,
            List<ColumnFacts> columns) {}

    /** {@code values} the most frequent first; {@code labels} from stored value to spoken word. */
    public record ColumnFacts(
            String name,
            String sql,
            boolean plain,
            Column.Type type,
            String dimension,
            String description,
            List<String> synonyms,
            Map<String, String> labels,
            List<String> values,
            boolean complete,
            boolean unique) {}

    /** Columns are names; {@code cost} 1 for a declared relation, more for a guessed one. */
    public record RelationFacts(
            String fromTable,
            List<String> fromColumns,
            String toTable,
            List<String> toColumns,
            boolean toUnique,
            boolean fromUnique,
            double cost,
            String role) {}

    /** A metric, a named filter or a term: {@code kind} tells which. */
    public record MetricFacts(
            String kind,
            String name,
            String label,
            String description,
            List<String> synonyms,
            List<ConditionFacts> conditions) {
        public MetricFacts(String kind, String name, String label, String description, List<String> synonyms) {
            this(kind, name, label, description, synonyms, List.of());
        }
    }

    /** One comparison of a named filter; a filter made in another way than of comparisons that all hold has none. */
    public record ConditionFacts(String model, String dimension, String symbol, List<String> values) {}
}
