package ai.datamind.evaluation.differential;

import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random questions to one warehouse. */
final class Wishes {

    private static final String[] GRAINS = {"day", "week", "month", "quarter", "year"};

    private final RandomWarehouse warehouse;
    private final Random random;

    Wishes(RandomWarehouse warehouse, Random random) {
        this.warehouse = warehouse;
        this.random = random;
    }

    Wish next() {
        var far = warehouse.tables().stream().filter(t -> t.name().equals("m0")).findFirst();
        if (far.isPresent() && random.nextInt(12) == 0) {
            return throughTheBridge(far.get());
        }
        List<Table> facts = new ArrayList<>(random.nextInt(5) == 0 ? warehouse.tables() : warehouse.facts());
        Collections.shuffle(facts, random);
        facts = facts.subList(0, 1 + random.nextInt(Math.min(2, facts.size())));
        var metrics = new ArrayList<String>();
        for (var fact : facts) {
            for (int i = 0; i <= random.nextInt(2); i++) {
                metrics.add(metric(fact));
            }
        }
        boolean timed =
                metrics.stream().anyMatch(m -> warehouse.metric(m).asked().needsTime());
        var groupBys = new ArrayList<ElementRef>();
        if (timed ? random.nextInt(20) > 0 : random.nextInt(4) == 0) {
            groupBys.add(time(facts));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            groupBys.add(element(facts));
        }
        var filters = new ArrayList<Filter>();
        for (int i = random.nextInt(3); i > 0; i--) {
            filters.add(filter(facts, 2));
        }
        if (facts.size() == 1 && random.nextInt(4) == 0) {
            onMetric(facts.get(0)).ifPresent(filters::add);
        }
        return new Wish(
                List.copyOf(facts),
                metrics.stream().distinct().toList(),
                groupBys.stream().distinct().toList(),
                filters,
                range(),
                comparedTo(metrics),
                false);
    }

    private TimeRange range() {
        LocalDate from = RandomWarehouse.FIRST_DAY.plusDays(random.nextInt(300));
        return random.nextInt(3) == 0 ? TimeRange.days(from, from.plusDays(random.nextInt(200))) : null;
    }

    private Window comparedTo(List<String> metrics) {
        boolean comparable =
                metrics.stream().allMatch(m -> warehouse.metric(m).asked().comparable());
        return comparable && random.nextInt(6) == 0
                ? new Window(1 + random.nextInt(3), GRAINS[random.nextInt(GRAINS.length)])
                : null;
    }

    /** What a dimension behind a bridge says of a fact's rows repeats them, for each row it is linked to. */
    private Wish throughTheBridge(Table far) {
        var facts = warehouse.facts().stream()
                .filter(f -> f.kind() == Table.Kind.FACT
                        && f.links().stream().anyMatch(l -> l.target().equals(bridged())))
                .toList();
        if (facts.isEmpty()) {
            return next();
        }
        Table fact = facts.get(random.nextInt(facts.size()));
        return new Wish(
                List.of(fact),
                List.of(fact.name() + "_amount_sum"),
                List.of(ElementRef.of(List.of(far.entity()), "label")),
                List.of(),
                null,
                null,
                true);
    }

    private Table bridged() {
        return warehouse.tables().stream()
                .filter(t -> t.kind() == Table.Kind.BRIDGE)
                .findFirst()
                .orElseThrow()
                .links()
                .get(0)
                .target();
    }

    /** "Those with more than n rows of a fact that links to them." */
    private Optional<Filter> onMetric(Table asked) {
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

    private String metric(Table fact) {
        var all = warehouse.metrics(fact);
        return all.get(random.nextInt(all.size())).name();
    }

    private ElementRef time(List<Table> facts) {
        String grain = GRAINS[random.nextInt(GRAINS.length)];
        return facts.size() == 1 && random.nextInt(4) == 0
                ? new ElementRef(List.of(facts.get(0).entity()), "day", grain, null)
                : new ElementRef(List.of(), ElementRef.METRIC_TIME, grain, null);
    }

    /** Of several facts only what all of them share: the time they are counted by, and dimensions they link to by one word. */
    private ElementRef element(List<Table> facts) {
        var common = common(facts);
        if (facts.size() > 1 && !common.isEmpty() && random.nextInt(3) > 0) {
            var link = common.get(random.nextInt(common.size()));
            return ElementRef.of(List.of(link.word()), random.nextBoolean() ? "label" : "double_size");
        }
        return facts.size() > 1 || random.nextInt(4) == 0 ? time(facts) : far(facts.get(0));
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
    private ElementRef far(Table fact) {
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

    private Filter filter(List<Table> facts, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            var parts = List.of(filter(facts, depth - 1), filter(facts, depth - 1));
            return switch (random.nextInt(3)) {
                case 0 -> new Filter.And(parts);
                case 1 -> new Filter.Or(parts);
                default -> new Filter.Not(parts.get(0));
            };
        }
        var common = common(facts);
        boolean onTime = random.nextInt(facts.size() == 1 ? 5 : 2) == 0 || (facts.size() > 1 && common.isEmpty());
        if (onTime) {
            var month = new ElementRef(List.of(), ElementRef.METRIC_TIME, random.nextBoolean() ? "month" : "day", null);
            return new Filter.Compare(
                    month,
                    random.nextBoolean() ? Filter.Comparison.GREATER_OR_EQUAL : Filter.Comparison.LESS,
                    Literal.of(LocalDate.of(2024, 1 + random.nextInt(12), 1)));
        }
        ElementRef ref = facts.size() == 1
                ? far(facts.get(0))
                : ElementRef.of(List.of(common.get(0).word()), "label");
        return random.nextInt(5) == 0 ? new Filter.IsNull(ref, random.nextBoolean()) : compared(ref);
    }

    private Filter compared(ElementRef ref) {
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
