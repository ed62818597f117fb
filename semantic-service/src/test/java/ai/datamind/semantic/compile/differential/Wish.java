package ai.datamind.semantic.compile.differential;

import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.compile.TimeRange;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A random question to the facts of a warehouse, in terms that both sides understand: whole paths from each fact. */
record Wish(List<Table> facts, List<String> metrics, List<ElementRef> groupBys, List<Filter> filters, TimeRange range) {

    MetricQuery query() {
        return MetricQuery.of(metrics, groupBys).where(filters).during(range);
    }

    static Wish random(RandomWarehouse warehouse, Random random) {
        List<Table> facts = new ArrayList<>(warehouse.facts());
        if (random.nextInt(5) == 0) {
            facts = new ArrayList<>(warehouse.tables());
        }
        java.util.Collections.shuffle(facts, random);
        facts = facts.subList(0, 1 + random.nextInt(Math.min(2, facts.size())));
        var metrics = new ArrayList<String>();
        for (var fact : facts) {
            for (int i = 0; i <= random.nextInt(2); i++) {
                metrics.add(fact.name() + "_" + metric(fact, random));
            }
        }
        var groupBys = new ArrayList<ElementRef>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groupBys.add(element(facts, random));
        }
        var filters = new ArrayList<Filter>();
        for (int i = random.nextInt(3); i > 0; i--) {
            filters.add(filter(facts, random, 2));
        }
        if (facts.size() == 1 && random.nextInt(4) == 0) {
            onMetric(warehouse, facts.get(0), random).ifPresent(filters::add);
        }
        LocalDate from = RandomWarehouse.FIRST_DAY.plusDays(random.nextInt(300));
        TimeRange range = random.nextInt(3) == 0 ? TimeRange.days(from, from.plusDays(random.nextInt(200))) : null;
        return new Wish(
                facts,
                metrics.stream().distinct().toList(),
                groupBys.stream().distinct().toList(),
                filters,
                range);
    }

    /** "Those with more than n rows of a fact that links to them." */
    private static Optional<Filter> onMetric(RandomWarehouse warehouse, Table asked, Random random) {
        return warehouse.facts().stream()
                .filter(f -> f.links().stream()
                        .anyMatch(l -> l.role() == null && l.target().equals(asked)))
                .findFirst()
                .map(f -> new Filter.OnMetric(
                        f.name() + "_" + (random.nextBoolean() ? "rows" : "amount_sum"),
                        List.of(ElementRef.parse(asked.entity())),
                        Filter.Comparison.values()[random.nextInt(6)],
                        Literal.of(random.nextInt(5))));
    }

    private static String metric(Table fact, Random random) {
        String[] measures = {
            "rows", "amount_sum", "amount_average", "pieces_max", "pieces_min", "labels", "large", "per_row", "combined"
        };
        return measures[random.nextInt(fact.fact() ? measures.length : measures.length - 2)];
    }

    /** Of several facts only what all of them share: the time they are counted by, and dimensions they link to by one word. */
    private static ElementRef element(List<Table> facts, Random random) {
        String[] grains = {"day", "week", "month", "quarter", "year"};
        var common = common(facts);
        if (facts.size() > 1 && !common.isEmpty() && random.nextInt(3) > 0) {
            var link = common.get(random.nextInt(common.size()));
            return ElementRef.of(List.of(link.word()), random.nextBoolean() ? "label" : "double_size");
        }
        if (facts.size() > 1 || random.nextInt(4) == 0) {
            return new ElementRef(List.of(), ElementRef.METRIC_TIME, grains[random.nextInt(grains.length)], null);
        }
        return far(facts.get(0), random);
    }

    private static List<Table.Link> common(List<Table> facts) {
        return facts.get(0).links().stream()
                .filter(l -> l.role() == null)
                .filter(l -> facts.stream()
                        .allMatch(f -> f.links().stream()
                                .anyMatch(o -> o.role() == null && o.target().equals(l.target()))))
                .toList();
    }

    /** A dimension or key somewhere along the links. */
    private static ElementRef far(Table fact, Random random) {
        var path = new ArrayList<String>();
        Table at = fact;
        while (!at.links().isEmpty() && random.nextInt(3) > 0) {
            Table.Link link = at.links().get(random.nextInt(at.links().size()));
            path.add(link.word());
            at = link.target();
        }
        if (!at.links().isEmpty() && random.nextInt(6) == 0) {
            return ElementRef.of(
                    path, at.links().get(random.nextInt(at.links().size())).word());
        }
        List<String> whole = path.isEmpty() ? List.of(fact.entity()) : path;
        return ElementRef.of(whole, random.nextBoolean() ? "label" : "double_size");
    }

    private static Filter filter(List<Table> facts, Random random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            var parts = List.of(filter(facts, random, depth - 1), filter(facts, random, depth - 1));
            return switch (random.nextInt(3)) {
                case 0 -> new Filter.And(parts);
                case 1 -> new Filter.Or(parts);
                default -> new Filter.Not(parts.get(0));
            };
        }
        var common = common(facts);
        ElementRef ref = facts.size() == 1
                ? far(facts.get(0), random)
                : common.isEmpty() || random.nextBoolean()
                        ? new ElementRef(List.of(), ElementRef.METRIC_TIME, "month", null)
                        : ElementRef.of(List.of(common.get(0).word()), "label");
        if (ref.isMetricTime()) {
            return new Filter.Compare(
                    ref, Filter.Comparison.GREATER_OR_EQUAL, Literal.of(LocalDate.of(2024, 1 + random.nextInt(12), 1)));
        }
        if (random.nextInt(5) == 0) {
            return new Filter.IsNull(ref, random.nextBoolean());
        }
        var comparisons = Filter.Comparison.values();
        if (ref.name().equals("label")) {
            Literal value =
                    Literal.of(List.of("red", "o'hara", "Grün", "nowhere").get(random.nextInt(4)));
            return random.nextBoolean()
                    ? new Filter.Compare(ref, random.nextBoolean() ? comparisons[0] : comparisons[1], value)
                    : new Filter.In(ref, List.of(value, Literal.of("blue")), random.nextBoolean());
        }
        int number = random.nextInt(7);
        return random.nextBoolean()
                ? new Filter.Compare(ref, comparisons[random.nextInt(6)], Literal.of(number))
                : new Filter.Between(ref, Literal.of(number - 2), Literal.of(new BigDecimal(number)));
    }
}
