package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.Problem;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** The files of a MetricFlow project (each a row of YAML documents) as one document. */
public final class MetricFlowReader {

    private final List<SemanticModel> models = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<TimeSpine> spines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private MetricFlowReader() {}

    /** @param schema takes the place of {@code $source_schema} */
    public static ModelDocument read(String name, Collection<String> files, String schema) {
        var reader = new MetricFlowReader();
        files.forEach(text -> reader.file(text.replace("$source_schema", schema)));
        if (!reader.problems.isEmpty()) {
            throw new InvalidDocument(reader.problems);
        }
        return new ModelDocument(
                name,
                null,
                null,
                List.of(),
                null,
                null,
                reader.models,
                reader.metrics,
                List.of(),
                List.of(),
                List.of(),
                reader.spines);
    }

    private void file(String text) {
        for (Node node : YamlText.documents(text)) {
            Fields f = Fields.of(node, "$", problems);
            f.fields("semantic_model").ifPresent(m -> {
                m.make(() -> SemanticModelReader.read(m)).ifPresent(models::add);
                m.end();
            });
            f.fields("metric").ifPresent(m -> {
                m.make(() -> MetricReader.read(m)).ifPresent(metrics::add);
                m.end();
            });
            f.fields("project_configuration").ifPresent(this::project);
            f.has("saved_query");
            f.end();
        }
    }

    private void project(Fields f) {
        f.list("time_spines", s -> {
            Fields relation = s.fields("node_relation").orElseThrow();
            Fields column = s.fields("primary_column").orElseThrow();
            Map<String, String> custom = new HashMap<>();
            s.list("custom_granularities", c -> {
                String name = c.required("name");
                String columnName = c.text("column_name");
                custom.put(name, columnName == null ? name : columnName);
                return c;
            });
            TimeGranularity.of(column.text("time_granularity"))
                    .ifPresent(g -> spines.add(new TimeSpine(
                            new Relation(relation.text("schema_name"), relation.text("alias")),
                            column.text("name"),
                            g,
                            custom)));
            return s;
        });
    }
}
