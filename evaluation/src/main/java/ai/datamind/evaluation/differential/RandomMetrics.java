package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.differential.Asked.Attribution;
import ai.datamind.evaluation.differential.Asked.How;
import ai.datamind.evaluation.differential.Asked.Leaf;
import ai.datamind.evaluation.differential.Asked.Reach;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.Metric.PeriodAggregation;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The metrics of one fact: its measures by themselves, and random ones of every kind over them. */
final class RandomMetrics {

    static final List<String> MEASURES = List.of(
            "rows", "amount_sum", "amount_average", "pieces_max", "pieces_min", "pieces_median", "labels", "large");

    private static final List<String> GRAINS = List.of("week", "month", "quarter", "year");

    private final Random random;
    private final Table fact;
    private final List<Table> facts;
    private final List<KnownMetric> metrics = new ArrayList<>();

    RandomMetrics(Random random, Table fact, List<Table> facts) {
        this.random = random;
        this.fact = fact;
        this.facts = facts;
    }

    /** The rules of the fact's measures that are not additive, by the measure's name. */
    static Map<String, NonAdditive> balances(Table fact) {
        List<String> own =
                fact.links().isEmpty() ? List.of() : List.of(fact.links().get(0).word());
        return Map.of(
                "closing", new NonAdditive("day", NonAdditive.Choice.LAST, List.of()),
                "opening", new NonAdditive("day", NonAdditive.Choice.FIRST, own));
    }

    List<KnownMetric> all() {
        MEASURES.forEach(m -> metrics.add(new KnownMetric(name(m), null, Asked.leaf(fact, m))));
        balances(fact)
                .forEach((m, rule) -> metrics.add(
                        new KnownMetric(name(m), null, new Leaf(fact, "amount_sum", How.PLAIN.along(rule)))));
        plain();
        cumulative("since_ever", null, null);
        cumulative("window", window(), null);
        cumulative("to_date", null, GRAINS.get(random.nextInt(4)));
        offset("earlier", window());
        offset("earlier_too", new Window(1 + random.nextInt(2), GRAINS.get(1 + random.nextInt(3))));
        atStart();
        gapless();
        conversions();
        return metrics;
    }

    private String name(String kind) {
        return fact.name() + "_" + kind;
    }

    private Window window() {
        String[] units = {"day", "week", "month", "quarter", "year"};
        String unit = units[random.nextInt(units.length)];
        return new Window(1 + random.nextInt(unit.equals("day") ? 40 : 3), unit);
    }

    private String anyMeasure() {
        return MEASURES.get(random.nextInt(MEASURES.size()));
    }

    private void add(Metric metric, Asked asked) {
        metrics.add(new KnownMetric(metric.name(), metric, asked));
    }

    private void plain() {
        add(
                new Metric.Ratio(
                        MetricHeader.of(name("per_row")),
                        MetricInput.of(name("amount_sum")),
                        MetricInput.of(name("rows"))),
                new Asked.Ratio(Asked.leaf(fact, "amount_sum"), Asked.leaf(fact, "rows")));
        add(
                new Metric.Derived(
                        MetricHeader.of(name("combined")),
                        new SqlExpression("a * 2 - coalesce(b, 0)"),
                        List.of(
                                new MetricInput(name("amount_sum"), "a", null, null, null),
                                new MetricInput(name("pieces_max"), "b", null, null, null))),
                new Asked.Combined(Asked.leaf(fact, "amount_sum"), Asked.leaf(fact, "pieces_max")));
    }

    private void cumulative(String kind, Window window, String toDate) {
        String measure = anyMeasure();
        var period = PeriodAggregation.values()[random.nextInt(3)];
        add(
                new Metric.Cumulative(
                        MetricHeader.of(name(kind)), MeasureInput.of(name(measure)), window, toDate, period),
                new Leaf(fact, measure, How.PLAIN.reaching(new Reach(window, toDate, period))));
    }

    /** What is now less what was then. */
    private void offset(String kind, Window window) {
        String measure = List.of("amount_sum", "rows", "pieces_max", "labels").get(random.nextInt(4));
        add(
                new Metric.Derived(
                        MetricHeader.of(name(kind)),
                        new SqlExpression("present - past"),
                        List.of(
                                new MetricInput(name(measure), "present", null, null, null),
                                new MetricInput(name(measure), "past", null, window, null))),
                new Asked.Difference(Asked.leaf(fact, measure), new Leaf(fact, measure, How.PLAIN.back(window))));
    }

    private void atStart() {
        String grain = GRAINS.get(random.nextInt(4));
        String measure = random.nextBoolean() ? "amount_sum" : "rows";
        add(
                new Metric.Derived(
                        MetricHeader.of(name("since_start")),
                        new SqlExpression("present - past"),
                        List.of(
                                new MetricInput(name(measure), "present", null, null, null),
                                new MetricInput(name(measure), "past", null, null, grain))),
                new Asked.Difference(Asked.leaf(fact, measure), new Leaf(fact, measure, How.PLAIN.startOf(grain))));
    }

    private void gapless() {
        String measure = anyMeasure();
        boolean filled = random.nextBoolean() && !measure.equals("pieces_median");
        Asked leaf = new Leaf(fact, measure, How.PLAIN.gapless());
        add(
                new Metric.Simple(
                        MetricHeader.of(name("gapless")),
                        new MeasureInput(name(measure), null, true, filled ? 0L : null)),
                filled ? new Asked.Filled(leaf, 0) : leaf);
    }

    private record Partner(Table fact, Table.Link link) {}

    /** Another fact, or this one, whose rows speak of the same entity. */
    private Optional<Partner> partner() {
        var partners = new ArrayList<Partner>();
        for (var link : fact.links()) {
            facts.stream()
                    .filter(o -> link.role() == null
                            && o.links().stream()
                                    .anyMatch(
                                            l -> l.role() == null && l.target().equals(link.target())))
                    .forEach(o -> partners.add(new Partner(o, link)));
        }
        return partners.isEmpty() ? Optional.empty() : Optional.of(partners.get(random.nextInt(partners.size())));
    }

    private void conversions() {
        partner().ifPresent(partner -> {
            String entity = partner.link().target().entity();
            Window window = random.nextInt(3) == 0 ? null : window();
            boolean sameLabel = random.nextInt(4) == 0;
            String measure = random.nextBoolean() ? "rows" : "amount_sum";
            for (var calculation : Metric.Calculation.values()) {
                boolean rate = calculation == Metric.Calculation.CONVERSION_RATE;
                Asked converted = new Leaf(
                        fact,
                        measure,
                        How.PLAIN.converting(new Attribution(partner.fact(), entity, window, sameLabel)));
                add(
                        new Metric.Conversion(
                                MetricHeader.of(name(rate ? "rate" : "conversions")),
                                MeasureInput.of(name("rows")),
                                MeasureInput.of(partner.fact().name() + "_" + measure),
                                entity,
                                window,
                                calculation,
                                sameLabel ? Map.of("label", "label") : Map.of()),
                        rate ? new Asked.Ratio(converted, Asked.leaf(fact, "rows")) : converted);
            }
        });
    }
}
