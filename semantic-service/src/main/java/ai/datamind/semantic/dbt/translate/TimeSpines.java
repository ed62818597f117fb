package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Time spines: declared on models since dbt 1.9, and in the semantic manifest in two forms. */
final class TimeSpines {

    private TimeSpines() {}

    static List<TimeSpine> of(DbtManifest manifest, JsonNode configuration, Attempts attempts) {
        var spines = new LinkedHashSet<TimeSpine>();
        manifest.nodes().values().stream()
                .filter(n -> n.timeSpine() != null && n.relation() != null)
                .forEach(n -> attempts.make(n.uniqueId() + " time spine", () -> ofModel(n))
                        .ifPresent(spines::add));
        if (configuration != null) {
            configuration
                    .path("time_spines")
                    .forEach(s -> attempts.make("time spine", () -> ofConfiguration(s))
                            .ifPresent(spines::add));
            configuration
                    .path("time_spine_table_configurations")
                    .forEach(s -> attempts.make("time spine", () -> ofTable(s)).ifPresent(spines::add));
        }
        return List.copyOf(spines);
    }

    private static TimeSpine ofModel(DbtNode node) {
        String column = node.timeSpine().column();
        Optional<String> granularity = SemanticModels.column(node, column).map(c -> c.granularity());
        return new TimeSpine(
                new Relation(node.relation().schema(), node.relation().name()),
                column,
                granularity(granularity.orElse("day")),
                node.timeSpine().custom());
    }

    private static TimeSpine ofConfiguration(JsonNode spine) {
        JsonNode relation = spine.path("node_relation");
        JsonNode primary = spine.path("primary_column");
        var custom = new LinkedHashMap<String, String>();
        spine.path("custom_granularities").forEach(c -> {
            String column = Fields.text(c, "column_name");
            custom.put(SemanticModels.word(c, "name"), column == null ? SemanticModels.word(c, "name") : column);
        });
        return new TimeSpine(
                new Relation(Fields.text(relation, "schema_name"), Fields.text(relation, "alias")),
                Fields.text(primary, "name"),
                granularity(SemanticModels.word(primary, "time_granularity")),
                custom);
    }

    private static TimeSpine ofTable(JsonNode spine) {
        return new TimeSpine(
                Relation.parse(Fields.text(spine, "location")),
                Fields.text(spine, "column_name"),
                granularity(SemanticModels.word(spine, "grain")),
                null);
    }

    private static TimeGranularity granularity(String word) {
        return TimeGranularity.of(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no standard granularity"));
    }
}
