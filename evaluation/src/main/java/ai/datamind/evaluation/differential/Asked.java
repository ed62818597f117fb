package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.time.Window;
import java.util.List;
import java.util.stream.Stream;

/** A metric as the oracle computes it: leaves are aggregates of a fact's rows, the rest is arithmetic. */
sealed interface Asked {

    record Leaf(Table fact, String measure, How how) implements Asked {}

    record Ratio(Asked numerator, Asked denominator) implements Asked {}

    /** {@code a * 2 - coalesce(b, 0)}. */
    record Combined(Asked a, Asked b) implements Asked {}

    /** Nothing where either is missing. */
    record Difference(Asked now, Asked then) implements Asked {}

    record Filled(Asked value, long fill) implements Asked {}

    /**
     * Which rows count where in time. {@code back} and {@code startOf} move the point that is looked at, {@code shift} moves
     * the rows.
     */
    record How(
            Reach reach,
            Window back,
            String startOf,
            Window shift,
            boolean everyPoint,
            NonAdditive nonAdditive,
            Attribution attribution) {

        static final How PLAIN = new How(null, null, null, null, false, null, null);

        How reaching(Reach wanted) {
            return new How(wanted, back, startOf, shift, everyPoint, nonAdditive, attribution);
        }

        How back(Window window) {
            return new How(reach, window, startOf, shift, everyPoint, nonAdditive, attribution);
        }

        How startOf(String grain) {
            return new How(reach, back, grain, shift, everyPoint, nonAdditive, attribution);
        }

        How shifted(Window window) {
            return new How(reach, back, startOf, window, everyPoint, nonAdditive, attribution);
        }

        How gapless() {
            return new How(reach, back, startOf, shift, true, nonAdditive, attribution);
        }

        How along(NonAdditive rule) {
            return new How(reach, back, startOf, shift, everyPoint, rule, attribution);
        }

        How converting(Attribution conversions) {
            return new How(reach, back, startOf, shift, everyPoint, nonAdditive, conversions);
        }

        boolean onPoints() {
            return reach != null || back != null || startOf != null;
        }
    }

    /** How far back a cumulative value reaches: a window, since the start of a grain, or since ever. */
    record Reach(Window window, String grainToDate, Metric.PeriodAggregation period) {}

    /** Rows of another fact that followed one of these of the same entity. */
    record Attribution(Table conversions, String entity, Window window, boolean sameLabel) {}

    static Leaf leaf(Table fact, String measure) {
        return new Leaf(fact, measure, How.PLAIN);
    }

    default Stream<Leaf> leaves() {
        return switch (this) {
            case Leaf leaf -> Stream.of(leaf);
            case Ratio ratio ->
                Stream.concat(ratio.numerator().leaves(), ratio.denominator().leaves());
            case Combined both -> Stream.concat(both.a().leaves(), both.b().leaves());
            case Difference both ->
                Stream.concat(both.now().leaves(), both.then().leaves());
            case Filled filled -> filled.value().leaves();
        };
    }

    /** The same with its rows counted that much later. */
    default Asked shifted(Window window) {
        return switch (this) {
            case Leaf leaf -> new Leaf(leaf.fact(), leaf.measure(), leaf.how().shifted(window));
            case Ratio r ->
                new Ratio(r.numerator().shifted(window), r.denominator().shifted(window));
            case Combined c -> new Combined(c.a().shifted(window), c.b().shifted(window));
            case Difference d ->
                new Difference(d.now().shifted(window), d.then().shifted(window));
            case Filled f -> new Filled(f.value().shifted(window), f.fill());
        };
    }

    /** Whether repeating rows would change it. */
    default boolean sensitive() {
        return leaves().anyMatch(l -> l.how().attribution() != null
                || !List.of("pieces_max", "pieces_min", "labels").contains(l.measure()));
    }

    default boolean needsTime() {
        return leaves().anyMatch(l -> l.how().back() != null
                || l.how().startOf() != null
                || (l.how().reach() != null
                        && (l.how().reach().window() != null || l.how().reach().grainToDate() != null)));
    }

    /** What cannot be moved in time is asked without a comparison. */
    default boolean comparable() {
        return leaves().allMatch(l -> l.how().equals(How.PLAIN));
    }
}
