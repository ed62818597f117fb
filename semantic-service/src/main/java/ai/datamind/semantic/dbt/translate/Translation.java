package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.manifest.SemanticManifestReader.SemanticPart;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Metric;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dbt project as documents: one of what people defined (named after the project), and one of what follows from tests and
 * columns ({@code …_models}), which is a draft. Either may be absent.
 */
public record Translation(List<ModelDocument> documents, List<Skipped> skipped) {

    /** @param semantic the semantic manifest, which wins over the manifest's own semantic part, or null */
    public static Translation of(DbtManifest manifest, SemanticPart semantic) {
        return new Work(manifest, semantic).translate();
    }

    private static final class Work {

        private final DbtManifest manifest;
        private final List<DbtElement> semanticModels;
        private final List<DbtElement> elements;
        private final JsonNode configuration;
        private final Attempts attempts = new Attempts();
        private final DerivedModels derivation;
        private final Map<String, SemanticModel> models = new LinkedHashMap<>();
        private final Map<String, SemanticModel> derived = new LinkedHashMap<>();
        private final Map<String, Metric> metrics = new LinkedHashMap<>();

        Work(DbtManifest manifest, SemanticPart semantic) {
            this.manifest = manifest;
            this.semanticModels = semantic == null ? manifest.semanticModels() : semantic.semanticModels();
            this.elements = semantic == null ? manifest.metrics() : semantic.metrics();
            this.configuration = semantic == null ? null : semantic.configuration();
            this.derivation = new DerivedModels(manifest);
        }

        Translation translate() {
            var reader = new SemanticModels(manifest, attempts);
            semanticModels.forEach(m -> reader.translate(m).ifPresent(made -> keep(m.uniqueId(), made)));
            deriveModels();
            var reading = new Metrics(elements);
            elements.forEach(m -> attempts.make(m.uniqueId(), () -> metric(m, reading))
                    .ifPresent(made -> metrics.put(m.name(), made)));
            new Completeness(models.values(), derived.values(), metrics, attempts).dropWhatIsIncomplete();
            return new Translation(documents(), attempts.skipped());
        }

        private void keep(String element, SemanticModel made) {
            if (models.putIfAbsent(made.name(), made) != null) {
                attempts.skip(element, "another semantic model has the same name");
            }
        }

        private void deriveModels() {
            var covered = models.values().stream().map(SemanticModel::relation).toList();
            for (DbtNode node : manifest.nodes().values()) {
                boolean stored = node.kind() == DbtNode.Kind.MODEL && node.relation() != null;
                if (stored && node.timeSpine() == null && !node.columns().isEmpty()) {
                    attempts.make(node.uniqueId(), () -> derivation.derive(node))
                            .filter(made -> !covered.contains(made.relation()) && !models.containsKey(made.name()))
                            .ifPresent(made -> derived.put(made.name(), made));
                }
            }
        }

        private Metric metric(DbtElement element, Metrics reading) {
            if (!LegacyMetrics.isLegacy(element.body())) {
                if (Metrics.hasOwnAggregation(element.body())) {
                    ownMeasure(element);
                }
                return reading.translate(element);
            }
            return LegacyMetrics.isExpression(element.body())
                    ? LegacyMetrics.expressionMetric(element)
                    : legacy(element);
        }

        private void ownMeasure(DbtElement element) {
            SemanticModel model = models.get(Metrics.modelOfOwnAggregation(element.body()));
            if (model == null) {
                throw new IllegalArgumentException("its semantic model is missing");
            }
            var measures = new ArrayList<Measure>(model.measures());
            if (measures.stream().noneMatch(m -> m.name().equals(element.name()))) {
                measures.add(Metrics.ownMeasure(element));
            }
            models.put(model.name(), model.measured(measures));
        }

        /** A metric over a model makes that model one that people defined. */
        private Metric legacy(DbtElement element) {
            DbtNode node = element.dependsOn().stream()
                    .flatMap(id -> manifest.node(id).stream())
                    .filter(n -> n.relation() != null)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the model it is over is not stored"));
            String name = derivation.nameFor(node.uniqueId());
            SemanticModel before = models.containsKey(name) ? models.get(name) : derivation.derive(node);
            SemanticModel extended = LegacyMetrics.extend(before, element);
            Metric metric = LegacyMetrics.metric(element, extended);
            models.put(name, extended);
            derived.remove(name);
            return metric;
        }

        private List<ModelDocument> documents() {
            String project = DerivedModels.plain(manifest.projectName(), "dbt");
            var spines = TimeSpines.of(manifest, configuration, attempts);
            var defined = new ModelDocument(
                    project,
                    "The semantic layer of the dbt project " + manifest.projectName() + ".",
                    null,
                    List.of("dbt"),
                    ModelDocument.Category.PRODUCTION,
                    null,
                    List.copyOf(models.values()),
                    List.copyOf(metrics.values()),
                    List.of(),
                    List.of(),
                    List.of(),
                    spines);
            var following = new ModelDocument(
                    project + "_models",
                    "Models of the dbt project " + manifest.projectName()
                            + " that have no semantic model, by their keys, tests and columns.",
                    null,
                    List.of("dbt"),
                    ModelDocument.Category.STAGING,
                    null,
                    List.copyOf(derived.values()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            return Stream.of(defined, following)
                    .filter(d -> !d.semanticModels().isEmpty())
                    .toList();
        }
    }
}
