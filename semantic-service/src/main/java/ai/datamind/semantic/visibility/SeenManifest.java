package ai.datamind.semantic.visibility;

import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published models as somebody sees them who may not see every table: what is defined over a denied table or column is not
 * there, nor is what is defined over that. Version and hash stay: it is the same publication.
 */
public final class SeenManifest {

    private static final Pattern QUOTED = Pattern.compile("'([A-Za-z][A-Za-z0-9_]*)'");

    private final SemanticManifest whole;
    private final Visibility visibility;
    private final Map<String, SemanticModel> models = new LinkedHashMap<>();
    private final Set<String> measures = new LinkedHashSet<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> filters = new LinkedHashSet<>();

    /** Models by the names of their dimensions and links. */
    private final Map<String, List<SemanticModel>> holders = new HashMap<>();

    /** Entities by the links that mean them. */
    private final Map<String, Set<String>> entities = new HashMap<>();

    private SeenManifest(SemanticManifest whole, Visibility visibility) {
        this.whole = whole;
        this.visibility = visibility;
    }

    private void index(SemanticModel model) {
        Stream.concat(
                        model.dimensions().stream().map(Dimension::name),
                        model.entities().stream().map(Entity::link))
                .distinct()
                .forEach(name ->
                        holders.computeIfAbsent(name, n -> new ArrayList<>()).add(model));
        model.entities()
                .forEach(e -> entities.computeIfAbsent(e.link(), l -> new LinkedHashSet<>())
                        .add(e.name()));
    }

    /** The very manifest that came in where nothing of it is hidden. */
    public static SemanticManifest of(SemanticManifest manifest, Visibility visibility) {
        return new SeenManifest(manifest, visibility).look();
    }

    private SemanticManifest look() {
        whole.models().forEach(m -> model(m).ifPresent(seen -> models.put(m.name(), seen)));
        boolean all = whole.models().stream().allMatch(m -> m.equals(models.get(m.name())))
                && whole.documents().stream()
                        .allMatch(d -> d.timeSpines().stream().allMatch(this::sees));
        if (all) {
            return whole;
        }
        whole.models().forEach(this::index);
        models.values().forEach(m -> m.measures().forEach(x -> measures.add(x.name())));
        whole.metrics().forEach(m -> metrics.add(m.name()));
        whole.filters().forEach(f -> filters.add(f.name()));
        // What is defined over something hidden is hidden itself, until nothing more is.
        boolean changed = true;
        while (changed) {
            changed = filters.removeIf(
                            name -> !sees(whole.filter(name).orElseThrow().condition()))
                    | metrics.removeIf(name -> !sees(whole.metric(name).orElseThrow()));
        }
        return new SemanticManifest(
                whole.version(),
                whole.hash(),
                whole.publishedAt(),
                whole.documents().stream().flatMap(d -> document(d).stream()).toList());
    }

    private Optional<SemanticModel> model(SemanticModel model) {
        return visibility
                .look(model.relation().schema(), model.relation().table())
                .map(table -> seen(model, table));
    }

    private static SemanticModel seen(SemanticModel model, SeenTable table) {
        List<Dimension> dimensions = model.dimensions().stream()
                .filter(d -> sees(table, d.expression()))
                .toList();
        List<Entity> entities = model.entities().stream()
                .filter(e -> e.expressions().stream().allMatch(x -> sees(table, x)))
                .toList();
        Set<String> gone = new LinkedHashSet<>();
        model.dimensions().stream().filter(d -> !dimensions.contains(d)).forEach(d -> gone.add(d.name()));
        List<Measure> measures = model.measures().stream()
                .filter(m -> sees(table, m.expression())
                        && (m.nonAdditive() == null
                                || !gone.contains(m.nonAdditive().dimension()))
                        && (m.time() == null || !gone.contains(m.time().name())))
                .toList();
        ElementRef time = model.defaultTime();
        return new SemanticModel(
                model.name(),
                model.relation(),
                model.description(),
                model.synonyms(),
                gone.contains(model.display()) ? null : model.display(),
                time != null && gone.contains(time.name()) ? null : time,
                model.defaultJoins(),
                model.primaryEntity(),
                entities,
                dimensions,
                measures);
    }

    private static boolean sees(SeenTable table, SqlExpression expression) {
        return expression.columns().stream().allMatch(table::column);
    }

    private boolean sees(TimeSpine spine) {
        return visibility.column(spine.relation().schema(), spine.relation().table(), spine.column());
    }

    private boolean sees(Metric metric) {
        boolean inputs = switch (metric) {
            case Metric.Simple simple -> sees(simple.measure());
            case Metric.Cumulative cumulative -> sees(cumulative.measure());
            case Metric.Conversion conversion -> sees(conversion.base()) && sees(conversion.conversion());
            case Metric.Ratio ratio -> sees(ratio.numerator()) && sees(ratio.denominator());
            case Metric.Derived derived -> derived.inputs().stream().allMatch(this::sees);
        };
        return inputs && sees(metric.header().filter());
    }

    private boolean sees(MeasureInput input) {
        return measures.contains(input.measure()) && sees(input.filter());
    }

    private boolean sees(MetricInput input) {
        return (metrics.contains(input.metric()) || measures.contains(input.metric())) && sees(input.filter());
    }

    private boolean sees(Filter filter) {
        return switch (filter) {
            case null -> true;
            case Filter.Compare compare -> sees(compare.element());
            case Filter.In in -> sees(in.element());
            case Filter.Between between -> sees(between.element());
            case Filter.Like like -> sees(like.element());
            case Filter.IsNull isNull -> sees(isNull.element());
            case Filter.And and -> and.parts().stream().allMatch(this::sees);
            case Filter.Or or -> or.parts().stream().allMatch(this::sees);
            case Filter.Not not -> sees(not.part());
            case Filter.Named named -> filters.contains(named.name());
            case Filter.OnMetric on ->
                (metrics.contains(on.metric()) || measures.contains(on.metric()))
                        && on.groupBy().stream().allMatch(this::sees);
            case Filter.Template template -> references(template.sql()).allMatch(this::sees);
        };
    }

    private static Stream<ElementRef> references(String template) {
        var references = new ArrayList<ElementRef>();
        for (Matcher m = QUOTED.matcher(template); m.find(); ) {
            Stream.of(m.group(1))
                    .filter(text -> Stream.of(text.split("__", -1)).noneMatch(String::isBlank))
                    .map(ElementRef::parse)
                    .forEach(references::add);
        }
        return references.stream();
    }

    /** Hidden where it may mean anything hidden: the models it may lie in are those its last link leads to. */
    private boolean sees(ElementRef reference) {
        String name = reference.name();
        return holders.getOrDefault(name, List.of()).stream()
                .filter(m ->
                        reference.path().isEmpty() || leadsTo(reference.path().getLast(), m))
                .allMatch(m -> Optional.ofNullable(models.get(m.name()))
                        .filter(seen -> seen.dimension(name).isPresent()
                                || seen.link(name).isPresent())
                        .isPresent());
    }

    private boolean leadsTo(String link, SemanticModel model) {
        return model.ownLink()
                .filter(own -> own.equals(link)
                        || entities.getOrDefault(link, Set.of()).contains(own))
                .isPresent();
    }

    private Optional<ModelDocument> document(ModelDocument document) {
        var seen = new ModelDocument(
                document.name(),
                document.description(),
                document.owner(),
                document.tags(),
                document.category(),
                document.certification(),
                document.semanticModels().stream()
                        .flatMap(m -> Optional.ofNullable(models.get(m.name())).stream())
                        .toList(),
                document.metrics().stream()
                        .filter(m -> metrics.contains(m.name()))
                        .toList(),
                document.filters().stream()
                        .filter(f -> filters.contains(f.name()))
                        .toList(),
                document.hierarchies().stream()
                        .filter(h -> h.levels().stream().allMatch(this::sees))
                        .toList(),
                document.glossary().stream().filter(this::sees).toList(),
                document.timeSpines().stream().filter(this::sees).toList());
        return isEmpty(seen) && !isEmpty(document) ? Optional.empty() : Optional.of(seen);
    }

    private static boolean isEmpty(ModelDocument document) {
        return document.semanticModels().isEmpty()
                && document.metrics().isEmpty()
                && document.glossary().isEmpty()
                && document.timeSpines().isEmpty();
    }

    private boolean sees(GlossaryTerm term) {
        String meant = term.refersTo();
        if (meant == null) {
            return true;
        }
        boolean hidden = (whole.model(meant).isPresent() && !models.containsKey(meant))
                || (whole.measure(meant).isPresent() && !measures.contains(meant))
                || (whole.metrics().stream().anyMatch(m -> m.name().equals(meant)) && !metrics.contains(meant))
                || (whole.filter(meant).isPresent() && !filters.contains(meant));
        return !hidden && !meant.isBlank() && sees(ElementRef.of(List.of(), last(meant)));
    }

    private static String last(String path) {
        String[] links = path.split("__");
        return links.length == 0 ? path : links[links.length - 1];
    }
}
