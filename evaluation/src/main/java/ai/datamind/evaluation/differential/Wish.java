package ai.datamind.evaluation.differential;

import ai.datamind.semantic.compile.query.Comparison;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question to the facts of a warehouse, in terms that both sides understand: whole paths from each fact. {@code repeating}
 * says that it asks through a bridge, which has no answer that counts each row once.
 */
record Wish(
        List<Table> facts,
        List<String> metrics,
        List<ElementRef> groupBys,
        List<Filter> filters,
        TimeRange range,
        Window comparedTo,
        boolean repeating) {

    MetricQuery query() {
        var query = MetricQuery.of(metrics, groupBys).where(filters).during(range);
        return comparedTo == null ? query : query.comparedTo(new Comparison(comparedTo));
    }

    /** The columns of the answer after its keys. */
    List<Asked> columns(RandomWarehouse warehouse) {
        var columns = new ArrayList<Asked>();
        for (var name : metrics) {
            Asked now = warehouse.metric(name).asked();
            columns.add(now);
            if (comparedTo != null) {
                Asked then = now.shifted(comparedTo);
                columns.add(then);
                columns.add(new Asked.Difference(now, then));
                columns.add(new Asked.Ratio(new Asked.Difference(now, then), then));
            }
        }
        return columns;
    }

    /** Every way from a fact that group-bys and filters use, each after its beginnings. */
    List<List<String>> paths(Table fact) {
        Set<List<String>> paths = new LinkedHashSet<>();
        references()
                .filter(r -> !Joined.onTime(r, fact))
                .map(r -> Joined.path(r, fact))
                .forEach(path -> {
                    for (int i = 1; i <= path.size(); i++) {
                        paths.add(List.copyOf(path.subList(0, i)));
                    }
                });
        return paths.stream().sorted(Comparator.comparingInt(List::size)).toList();
    }

    private Stream<ElementRef> references() {
        return Stream.concat(groupBys.stream(), filters.stream().flatMap(Wish::references));
    }

    private static Stream<ElementRef> references(Filter filter) {
        return switch (filter) {
            case Filter.Compare compare -> Stream.of(compare.element());
            case Filter.In in -> Stream.of(in.element());
            case Filter.Between between -> Stream.of(between.element());
            case Filter.IsNull isNull -> Stream.of(isNull.element());
            case Filter.And all -> all.parts().stream().flatMap(Wish::references);
            case Filter.Or any -> any.parts().stream().flatMap(Wish::references);
            case Filter.Not not -> references(not.part());
            default -> Stream.of();
        };
    }

    /** Why there is no exact answer; empty where there is one, and then it must be given. */
    Set<Reason> noAnswer(RandomWarehouse warehouse) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (repeating) {
            reasons.add(Reason.FAN_OUT);
            return reasons;
        }
        for (var fact : facts) {
            var asked = metrics.stream()
                    .map(m -> warehouse.metric(m).asked())
                    .filter(a -> a.leaves().anyMatch(l -> l.fact().equals(fact)))
                    .toList();
            boolean multiplied = paths(fact).stream()
                    .anyMatch(path -> Joined.table(fact, path).repeatsKey());
            if (multiplied && asked.stream().anyMatch(Asked::sensitive)) {
                reasons.add(Reason.KEY_REPEATED);
            }
            if (asked.stream().anyMatch(Asked::needsTime)
                    && Points.finest(this, fact).isEmpty()) {
                reasons.add(Reason.NO_TIME);
            }
        }
        return reasons;
    }
}
