package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.element.ElementRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row of a fact with the rows that its links lead to, one of each; where a key is repeated there are several such. */
record Joined(Table fact, Map<String, Object> row, Map<List<String>, Map<String, Object>> far) {

    /** @param paths every way that is used, each after its beginnings */
    static List<Joined> of(Table fact, Map<String, Object> row, Collection<List<String>> paths) {
        List<Joined> all = List.of(new Joined(fact, row, Map.of()));
        for (var path : paths) {
            var longer = new ArrayList<Joined>();
            for (var joined : all) {
                longer.addAll(joined.along(path));
            }
            all = longer;
        }
        return all;
    }

    private List<Joined> along(List<String> path) {
        var before = path.subList(0, path.size() - 1);
        Map<String, Object> near = before.isEmpty() ? row : far.get(before);
        var link = table(fact, before).link(path.get(path.size() - 1));
        var found =
                near == null ? List.<Map<String, Object>>of() : link.target().byKey(near.get(link.column()));
        if (found.isEmpty()) {
            return List.of(this);
        }
        return found.stream()
                .map(next -> {
                    var more = new HashMap<>(far);
                    more.put(path, next);
                    return new Joined(fact, row, more);
                })
                .toList();
    }

    static Table table(Table fact, List<String> path) {
        Table at = fact;
        for (var word : path) {
            at = at.link(word).target();
        }
        return at;
    }

    /** The links of a reference; the fact's own key is no link. */
    static List<String> path(ElementRef ref, Table fact) {
        return ref.path().equals(List.of(fact.entity())) ? List.of() : ref.path();
    }

    static boolean onTime(ElementRef ref, Table fact) {
        return ref.isMetricTime()
                || (ref.name().equals("day") && path(ref, fact).isEmpty());
    }

    LocalDate day() {
        return (LocalDate) row.get("day");
    }

    /** @param time what metric_time is for this row */
    Object value(ElementRef ref, LocalDate time) {
        if (onTime(ref, fact)) {
            return time == null ? null : Points.floor(time, ref.grain());
        }
        var path = path(ref, fact);
        Map<String, Object> at = path.isEmpty() ? row : far.get(path);
        if (at == null) {
            return null;
        }
        return switch (ref.name()) {
            case "label" -> at.get("label");
            case "double_size" -> at.get("size") == null ? null : (Integer) at.get("size") * 2;
            default -> at.get(table(fact, path).link(ref.name()).column());
        };
    }
}
