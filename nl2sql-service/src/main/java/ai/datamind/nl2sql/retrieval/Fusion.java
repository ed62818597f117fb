package ai.datamind.nl2sql.retrieval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): rankings are added up by place, because their scores do not compare. */
final class Fusion {
    private static final int K = 60;

    private Fusion() {}

    /** Score by id. */
    static Map<String, Double> of(List<List<String>> rankings) {
        Map<String, Double> scores = new HashMap<>();
        for (List<String> ranking : rankings) {
            for (int place = 0; place < ranking.size(); place++) {
                scores.merge(ranking.get(place), 1.0 / (K + place + 1), Double::sum);
            }
        }
        return scores;
    }
}
