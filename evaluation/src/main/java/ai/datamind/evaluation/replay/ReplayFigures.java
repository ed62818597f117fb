package ai.datamind.evaluation.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what went in and what came out. */
final class ReplayFigures {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();

    ReplayFigures() {
        for (String name : new String[] {
            "total",
            "right_in",
            "right_out",
            "right_made_wrong",
            "right_refused",
            "wrong_repaired",
            "not_running_in",
            "not_running_refused",
            "not_running_answered",
            "not_running_right",
            "not_running_wrong",
            "not_running_unjudged",
            "semantic_answered",
            "semantic_right",
            "errors",
            "agreed",
            "agreed_right",
            "disagreed",
            "disagreed_right"
        }) {
            counts.put(name, 0);
        }
    }

    void count(String name) {
        counts.merge(name, 1, Integer::sum);
    }

    void refused(String why) {
        refusals.merge(why, 1, Integer::sum);
    }

    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>(counts);
        all.put("refusals", refusals);
        return all;
    }
}
