package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.FieldProblem;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.time.TimeSpine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One open semantic interchange document as documents of ours. Where our extension stands beside an element, the element is
 * what it was before it left; what another tool changed in the standard's own members wins over the extension.
 */
public final class OssieImport {

    private final List<LeftOut> leftOut = new ArrayList<>();
    private JsonNode policies;

    private OssieImport() {}

    /** @throws ProblemException 422 naming every place where the document breaks the standard's schema */
    public static Imported read(JsonNode root) {
        List<FieldProblem> problems = OssieSchema.problems(root);
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    KitCode.VALIDATION_FAILED,
                    "The document is no open semantic interchange document of version " + OssieExport.VERSION + ".",
                    problems,
                    Map.of());
        }
        var reader = new OssieImport();
        var documents = new ArrayList<ModelDocument>();
        int index = 0;
        for (JsonNode model : root.path("semantic_model")) {
            documents.add(reader.document(model, "/semantic_model/" + index++));
        }
        return new Imported(documents, reader.leftOut, reader.policies);
    }

    private ModelDocument document(JsonNode model, String at) {
        try {
            JsonNode ours = Extension.of(model);
            if (ours.has("policies")) {
                policies = ours.path("policies");
            }
            Map<String, SemanticModel> models = new Datasets(model, leftOut).read();
            var metrics = new ForeignMetrics(model, models);
            List<Metric> read = metrics(model, ours, metrics);
            return new ModelDocument(
                    Foreign.name(model.path("name").asText(), "imported", List.of()),
                    Foreign.text(model, "description"),
                    Foreign.text(ours, "owner"),
                    Foreign.texts(ours.path("tags")),
                    ours.has("category") ? ModelJson.value(ours.path("category"), ModelDocument.Category.class) : null,
                    ours.has("certification") ? ModelJson.value(ours.path("certification"), Certification.class) : null,
                    List.copyOf(metrics.models().values()),
                    read,
                    list(ours, "filters", NamedFilter.class),
                    list(ours, "hierarchies", Hierarchy.class),
                    list(ours, "glossary", GlossaryTerm.class),
                    list(ours, "time_spines", TimeSpine.class));
        } catch (IllegalArgumentException refused) {
            throw ProblemException.invalid(at, refused.getMessage());
        }
    }

    private List<Metric> metrics(JsonNode model, JsonNode ours, ForeignMetrics foreign) {
        var said = new LinkedHashMap<String, Metric>();
        for (JsonNode element : model.path("metrics")) {
            String name = element.path("name").asText();
            try {
                foreign.read(element).ifPresent(m -> said.put(name, m));
            } catch (IllegalArgumentException refused) {
                leftOut.add(new LeftOut("metric " + name, refused.getMessage()));
            }
        }
        var ordered = new ArrayList<Metric>();
        for (JsonNode kept : ours.path("metrics")) {
            if (kept.isTextual() && said.containsKey(kept.textValue())) {
                ordered.add(said.remove(kept.textValue()));
            } else if (kept.isObject()) {
                ordered.add(ModelJson.value(kept, OssieExport.Whole.class).metric());
            }
        }
        ordered.addAll(said.values());
        return ordered;
    }

    private static <T> List<T> list(JsonNode ours, String name, Class<T> type) {
        var values = new ArrayList<T>();
        ours.path(name).forEach(v -> values.add(ModelJson.value(v, type)));
        return values;
    }
}
