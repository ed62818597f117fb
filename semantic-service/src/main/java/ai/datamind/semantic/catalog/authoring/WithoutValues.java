package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.visibility.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document without what its author copied out of columns that are not shown raw: labels of their values, and values that
 * conditions compare them with. What is left is for reading; it means nothing to the compiler.
 */
final class WithoutValues {

    static final String HIDDEN = "***";

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{.*?\\}\\}|[^{]+|\\{", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|(?<![\\w.])\\d+(?:\\.\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern NAME = Pattern.compile("'([^']+)'");

    private final Visibility visibility;

    /** Names of dimensions and keys that stand for a column whose values are hidden. */
    private final Set<String> hidden;

    private WithoutValues(SemanticManifest context, Visibility visibility) {
        this.visibility = visibility;
        this.hidden = context.models().stream().flatMap(this::hidden).collect(Collectors.toSet());
    }

    /** @param context every model that the document's references may lead to */
    static ModelDocument of(ModelDocument document, SemanticManifest context, Visibility visibility) {
        return new WithoutValues(context, visibility).document(document);
    }

    private Stream<String> hidden(SemanticModel model) {
        return Stream.concat(
                model.dimensions().stream()
                        .filter(d -> !shown(model.relation(), d.expression()))
                        .map(Dimension::name),
                model.entities().stream()
                        .filter(e -> !e.expressions().stream().allMatch(x -> shown(model.relation(), x)))
                        .map(Entity::link));
    }

    private boolean shown(Relation relation, SqlExpression expression) {
        return expression.columns().stream().allMatch(c -> visibility.values(relation.schema(), relation.table(), c));
    }

    private ModelDocument document(ModelDocument d) {
        return new ModelDocument(
                d.name(),
                d.description(),
                d.owner(),
                d.tags(),
                d.category(),
                d.certification(),
                d.semanticModels().stream().map(this::model).toList(),
                d.metrics().stream().map(this::metric).toList(),
                d.filters().stream()
                        .map(f -> new NamedFilter(f.name(), filter(f.condition()), f.description(), f.synonyms()))
                        .toList(),
                d.hierarchies(),
                d.glossary(),
                d.timeSpines());
    }

    private SemanticModel model(SemanticModel model) {
        List<Dimension> dimensions = model.dimensions().stream()
                .map(d -> d instanceof CategoricalDimension said ? dimension(model, said) : d)
                .toList();
        return model.with(dimensions)
                .measured(model.measures().stream()
                        .map(m -> m.with(expression(model, m.expression())))
                        .toList());
    }

    private Dimension dimension(SemanticModel model, CategoricalDimension said) {
        return shown(model.relation(), said.expression())
                ? said
                : new CategoricalDimension(
                        said.name(),
                        expression(model, said.expression()),
                        said.dataType(),
                        said.description(),
                        said.synonyms(),
                        Map.of(),
                        said.partition());
    }

    /** Numbers in an expression are arithmetic far more often than values. */
    private SqlExpression expression(SemanticModel model, SqlExpression expression) {
        return shown(model.relation(), expression)
                ? expression
                : new SqlExpression(QUOTED.matcher(expression.text()).replaceAll("'" + HIDDEN + "'"));
    }

    private Metric metric(Metric metric) {
        MetricHeader header = metric.header().with(filter(metric.header().filter()));
        return switch (metric) {
            case Metric.Simple simple -> new Metric.Simple(header, input(simple.measure()));
            case Metric.Ratio ratio -> new Metric.Ratio(header, input(ratio.numerator()), input(ratio.denominator()));
            case Metric.Derived derived ->
                new Metric.Derived(
                        header,
                        derived.expression(),
                        derived.inputs().stream().map(this::input).toList());
            case Metric.Cumulative sum ->
                new Metric.Cumulative(
                        header, input(sum.measure()), sum.window(), sum.grainToDate(), sum.periodAggregation());
            case Metric.Conversion c ->
                new Metric.Conversion(
                        header,
                        input(c.base()),
                        input(c.conversion()),
                        c.entity(),
                        c.window(),
                        c.calculation(),
                        c.constantProperties());
        };
    }

    private MeasureInput input(MeasureInput input) {
        return new MeasureInput(
                input.measure(), filter(input.filter()), input.joinToTimeSpine(), input.fillNullsWith());
    }

    private MetricInput input(MetricInput input) {
        return new MetricInput(
                input.metric(), input.alias(), filter(input.filter()), input.offsetWindow(), input.offsetToGrain());
    }

    private Filter filter(Filter filter) {
        return switch (filter) {
            case null -> null;
            case Filter.Compare c when hides(c.element()) -> new Filter.Compare(c.element(), c.comparison(), nothing());
            case Filter.In in when hides(in.element()) -> new Filter.In(in.element(), List.of(nothing()), in.negated());
            case Filter.Between b when hides(b.element()) -> new Filter.Between(b.element(), nothing(), nothing());
            case Filter.Like like when hides(like.element()) -> new Filter.Like(like.element(), HIDDEN, like.negated());
            case Filter.And and ->
                new Filter.And(and.parts().stream().map(this::filter).toList());
            case Filter.Or or ->
                new Filter.Or(or.parts().stream().map(this::filter).toList());
            case Filter.Not not -> new Filter.Not(filter(not.part()));
            case Filter.Template template when hides(template) -> new Filter.Template(without(template.sql()));
            case Filter other -> other;
        };
    }

    private static Literal nothing() {
        return new Literal.Text(HIDDEN);
    }

    private boolean hides(ElementRef reference) {
        return hidden.contains(reference.name());
    }

    private boolean hides(Filter.Template template) {
        return NAME.matcher(template.sql())
                .results()
                .map(found -> found.group(1))
                .flatMap(path -> Stream.of(path.split("__")))
                .anyMatch(hidden::contains);
    }

    /** {@code {{ Dimension('patient__illness') }} = 'E10'} keeps what stands in double braces. */
    private static String without(String sql) {
        return REFERENCE
                .matcher(sql)
                .replaceAll(part -> java.util.regex.Matcher.quoteReplacement(
                        part.group().startsWith("{{")
                                ? part.group()
                                : LITERAL.matcher(part.group()).replaceAll("'" + HIDDEN + "'")));
    }
}
