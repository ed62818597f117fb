package ai.datamind.semantic.model;

import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.time.TimeSpine;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything published together, immutable. Names of models, measures, metrics, filters and hierarchies are unique over all
 * its documents. {@code hash} is that of the documents' canonical text: equal text, equal hash.
 */
public final class SemanticManifest {

    /** A measure and the model whose rows carry it. */
    public record OwnedMeasure(SemanticModel model, Measure measure) {}

    private final long version;
    private final String hash;
    private final Instant publishedAt;
    private final List<ModelDocument> documents;
    private final Map<String, SemanticModel> models;
    private final Map<String, OwnedMeasure> measures;
    private final Map<String, Metric> metrics;
    private final Map<String, NamedFilter> filters;
    private final Map<String, Hierarchy> hierarchies;
    private final List<GlossaryTerm> glossary;
    private final List<TimeSpine> timeSpines;

    public SemanticManifest(long version, String hash, Instant publishedAt, List<ModelDocument> documents) {
        this.version = version;
        this.hash = hash;
        this.publishedAt = publishedAt;
        this.documents = List.copyOf(documents);
        this.models = index("semantic model", flat(ModelDocument::semanticModels), SemanticModel::name);
        this.measures = index(
                "measure",
                models.values().stream().flatMap(m -> m.measures().stream().map(x -> new OwnedMeasure(m, x))),
                m -> m.measure().name());
        this.metrics = index("metric", flat(ModelDocument::metrics), Metric::name);
        this.filters = index("filter", flat(ModelDocument::filters), NamedFilter::name);
        this.hierarchies = index("hierarchy", flat(ModelDocument::hierarchies), Hierarchy::name);
        this.glossary = flat(ModelDocument::glossary).toList();
        this.timeSpines = flat(ModelDocument::timeSpines).distinct().toList();
    }

    /** Of documents that were never published: for tests, previews and evaluation. */
    public static SemanticManifest of(ModelDocument... documents) {
        return new SemanticManifest(0, "unpublished", Instant.EPOCH, List.of(documents));
    }

    private <T> Stream<T> flat(Function<ModelDocument, List<T>> part) {
        return documents.stream().flatMap(d -> part.apply(d).stream());
    }

    private static <T> Map<String, T> index(String kind, Stream<T> values, Function<T, String> name) {
        var index = new LinkedHashMap<String, T>();
        values.forEach(value -> {
            if (index.putIfAbsent(name.apply(value), value) != null) {
                throw new IllegalArgumentException(
                        kind + " '" + name.apply(value) + "' is defined twice; names are unique over all models");
            }
        });
        return java.util.Collections.unmodifiableMap(index);
    }

    public long version() {
        return version;
    }

    public String hash() {
        return hash;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public List<ModelDocument> documents() {
        return documents;
    }

    public Collection<SemanticModel> models() {
        return models.values();
    }

    public Optional<SemanticModel> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    public Optional<OwnedMeasure> measure(String name) {
        return Optional.ofNullable(measures.get(name));
    }

    public Collection<OwnedMeasure> measures() {
        return measures.values();
    }

    /** The declared metrics. */
    public Collection<Metric> metrics() {
        return metrics.values();
    }

    /** A declared metric, or else the simple metric that a measure of this name is by itself. */
    public Optional<Metric> metric(String name) {
        Metric declared = metrics.get(name);
        return declared != null ? Optional.of(declared) : measure(name).map(owned -> implicit(owned.measure()));
    }

    private static Metric implicit(Measure measure) {
        var header = new MetricHeader(
                measure.name(),
                measure.description(),
                measure.synonyms(),
                measure.unit(),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null);
        return new Metric.Simple(header, MeasureInput.of(measure.name()));
    }

    public Collection<NamedFilter> filters() {
        return filters.values();
    }

    public Optional<NamedFilter> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }

    public Collection<Hierarchy> hierarchies() {
        return hierarchies.values();
    }

    public List<GlossaryTerm> glossary() {
        return glossary;
    }

    public List<TimeSpine> timeSpines() {
        return timeSpines;
    }
}
