package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.DatePart;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import ai.datamind.semantic.model.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Documents that use every word of the vocabulary, in random combinations. */
public final class RandomDocuments {

    private static final String[] EXPRESSIONS = {
        "amount",
        "a * (1 - b)",
        "\"Order Date\"",
        "case when x > 0 then 'it''s' else y end",
        "lower(name)",
        "1",
        "a::date"
    };

    private final Random random;

    public RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    public ModelDocument next() {
        List<SemanticModel> models = some(1, 4, this::model);
        List<String> measures = models.stream()
                .flatMap(m -> m.measures().stream())
                .map(Measure::name)
                .toList();
        return new ModelDocument(
                "doc",
                maybe("What it is about: \"quoted\", ünïcode\nand lines"),
                maybe("finance"),
                some(0, 2, i -> "tag" + i),
                pick(ModelDocument.Category.values()),
                pick(Certification.values()),
                models,
                measures.isEmpty() ? List.of() : metrics(measures),
                some(0, 2, i -> new NamedFilter("filter_" + i, filter(2), maybe("why"), words())),
                some(0, 2, i -> new Hierarchy("hierarchy_" + i, some(2, 4, j -> element()), maybe("down"), words())),
                some(0, 2, i -> new GlossaryTerm("Term " + i, "means " + i, maybe("m0"), words(), maybe("me"))),
                some(
                        0,
                        2,
                        i -> new TimeSpine(
                                new Relation(maybe("s"), "days" + i),
                                "day",
                                pick(TimeGranularity.values()),
                                random.nextBoolean() ? Map.of() : Map.of("fiscal", "fiscal_quarter"))));
    }

    private SemanticModel model(int n) {
        List<Dimension> dimensions = some(0, 4, i -> dimension("d" + i));
        Map<String, String> joins = random.nextBoolean() ? Map.of() : Map.of("nation", "supplier__nation");
        return new SemanticModel(
                "model_" + n,
                new Relation(
                        random.nextBoolean() ? "Odd Schema" : maybe("tpch"), random.nextBoolean() ? "t" + n : "T.dot"),
                maybe("description " + n),
                words(),
                dimensions.isEmpty() || random.nextBoolean()
                        ? null
                        : dimensions.get(0).name(),
                random.nextBoolean() ? null : element(),
                joins,
                maybe("owner_entity"),
                some(0, 3, this::entity),
                dimensions,
                some(0, 3, i -> measure("m" + n + "_" + i)));
    }

    private Entity entity(int i) {
        return new Entity(
                "e" + i,
                pick(EntityType.values()),
                some(1, 2, j -> expression()),
                random.nextBoolean() ? null : "role" + i,
                maybe("key"),
                words());
    }

    private Dimension dimension(String name) {
        if (random.nextBoolean()) {
            var labels = new LinkedHashMap<String, String>();
            if (random.nextBoolean()) {
                labels.put("F", "fulfilled");
                labels.put("", "nothing");
            }
            return new CategoricalDimension(
                    name, expression(), pick(DataType.values()), maybe("d"), words(), labels, random.nextBoolean());
        }
        DataType type = pick(DataType.DATE, DataType.TIMESTAMP, DataType.UNKNOWN);
        return new TimeDimension(
                name,
                expression(),
                pick(TimeGranularity.values()),
                type,
                maybe("d"),
                words(),
                random.nextBoolean(),
                pick(TimeDimension.Validity.values()));
    }

    private Measure measure(String name) {
        Aggregation aggregation = pick(Aggregation.values());
        return new Measure(
                name,
                aggregation,
                expression(),
                aggregation == Aggregation.PERCENTILE ? new Percentile(0.25, random.nextBoolean()) : null,
                random.nextInt(4) > 0 ? null : new NonAdditive("d0", pick(NonAdditive.Choice.values()), List.of("e0")),
                random.nextBoolean() ? null : element(),
                maybe("EUR"),
                maybe("what is counted"),
                words());
    }

    private List<Metric> metrics(List<String> measures) {
        var metrics = new ArrayList<Metric>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            // a metric may carry the name of a measure
            String name = i == 0 && random.nextBoolean() ? measures.get(0) : "k" + i;
            metrics.add(metric(name, measures));
        }
        return metrics;
    }

    private Metric metric(String name, List<String> measures) {
        var header = new MetricHeader(
                name,
                maybe("a figure"),
                words(),
                maybe("%"),
                random.nextInt(3) > 0 ? null : filter(2),
                random.nextBoolean() ? null : pick(TimeGranularity.values()),
                random.nextInt(3) > 0 ? Map.of() : Map.of("nation", "supplier__nation"),
                maybe("me"),
                some(0, 2, i -> "t" + i),
                pick(Certification.values()));
        return switch (random.nextInt(5)) {
            case 0 -> new Metric.Simple(header, input(measures));
            case 1 -> new Metric.Ratio(header, metricInput(measures), metricInput(measures));
            case 2 -> {
                MetricInput one = metricInput(measures);
                yield new Metric.Derived(header, new SqlExpression(one.alias() + " * 100"), List.of(one));
            }
            case 3 ->
                random.nextBoolean()
                        ? new Metric.Cumulative(header, input(measures), new Window(7, "day"), null, null)
                        : new Metric.Cumulative(header, input(measures), null, "month", Metric.PeriodAggregation.LAST);
            default ->
                new Metric.Conversion(
                        header,
                        input(measures),
                        input(measures),
                        "e0",
                        random.nextBoolean() ? null : new Window(7, "days"),
                        pick(Metric.Calculation.values()),
                        Map.of("a", "b"));
        };
    }

    private MeasureInput input(List<String> measures) {
        return new MeasureInput(
                measures.get(random.nextInt(measures.size())),
                random.nextInt(3) > 0 ? null : filter(1),
                random.nextInt(4) == 0,
                random.nextInt(4) > 0 ? null : 0L);
    }

    private MetricInput metricInput(List<String> measures) {
        boolean window = random.nextInt(4) == 0;
        return new MetricInput(
                measures.get(random.nextInt(measures.size())),
                maybe("other_alias"),
                random.nextInt(4) > 0 ? null : filter(1),
                window ? new Window(1, "fiscal") : null,
                window || random.nextInt(4) > 0 ? null : "month");
    }

    private Filter filter(int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 7);
        return switch (kind) {
            case 0 -> new Filter.Compare(element(), pick(Filter.Comparison.values()), literal());
            case 1 -> new Filter.In(element(), some(1, 3, i -> literal()), random.nextBoolean());
            case 2 -> new Filter.Between(element(), literal(), literal());
            case 3 -> new Filter.Like(element(), "%x_", random.nextBoolean());
            case 4 -> new Filter.IsNull(element(), random.nextBoolean());
            case 5 -> new Filter.Named("delayed");
            case 6 -> new Filter.Template("{{ Dimension('order__status') }} = 'x'");
            case 7 -> new Filter.And(some(0, 2, i -> filter(depth - 1)));
            case 8 -> new Filter.Or(some(0, 2, i -> filter(depth - 1)));
            case 9 -> new Filter.Not(filter(depth - 1));
            default ->
                new Filter.OnMetric("k0", some(0, 2, i -> element()), pick(Filter.Comparison.values()), literal());
        };
    }

    private Literal literal() {
        return switch (random.nextInt(5)) {
            case 0 -> new Literal.Text(random.nextBoolean() ? "" : "it's \"so\" \u2028");
            case 1 -> new Literal.Number(new BigDecimal(random.nextBoolean() ? "1.500" : "12345678901234567890.1"));
            case 2 -> new Literal.Bool(random.nextBoolean());
            case 3 -> new Literal.Date(LocalDate.of(1995, 1, 31));
            default -> new Literal.Timestamp(LocalDateTime.of(1995, 1, 31, 23, 59, 59, 1000));
        };
    }

    private ElementRef element() {
        return switch (random.nextInt(3)) {
            case 0 -> ElementRef.of(some(0, 2, i -> "p" + i), "name");
            case 1 -> new ElementRef(List.of("a", "b"), "name", pick("fiscal", "month"), null);
            default -> new ElementRef(List.of(), "plain", null, pick(DatePart.values()));
        };
    }

    private SqlExpression expression() {
        return new SqlExpression(pick(EXPRESSIONS));
    }

    private List<String> words() {
        return some(0, 2, i -> "word " + i);
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private <T> List<T> some(int least, int most, IntFunction<T> make) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(make)
                .toList();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
