package ai.datamind.evaluation.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a run, in the order they are printed. */
final class QuestionScores {

    private static final int BINS = 10;

    private QuestionScores() {}

    static Map<String, Object> of(List<QuestionResult> all) {
        List<QuestionResult> asked =
                all.stream().filter(r -> !r.asked().unanswerable()).toList();
        List<QuestionResult> idle =
                all.stream().filter(r -> r.asked().unanswerable()).toList();
        Map<String, Object> scores = figures(asked);
        scores.put("by_set", grouped(asked, r -> r.asked().set()));
        scores.put("by_database", grouped(asked, r -> r.asked().database()));
        var unanswerable = new LinkedHashMap<String, Object>();
        unanswerable.put("total", idle.size());
        unanswerable.put(
                "answered", idle.stream().filter(QuestionResult::answered).count());
        scores.put("unanswerable", unanswerable);
        return scores;
    }

    private static Map<String, Object> figures(List<QuestionResult> all) {
        long answered = all.stream().filter(QuestionResult::answered).count();
        long right = all.stream().filter(r -> r.answered() && r.right()).count();
        var f = new LinkedHashMap<String, Object>();
        f.put("total", all.size());
        f.put("answered", answered);
        f.put("right", right);
        f.put("wrong", answered - right);
        f.put("refused", all.size() - answered);
        f.put("accuracy", share(right, all.size()));
        f.put("precision", share(right, answered));
        f.put("coverage", share(answered, all.size()));
        f.put(
                "forced_accuracy",
                share(all.stream().filter(QuestionResult::right).count(), all.size()));
        f.put(
                "ordered_accuracy",
                share(all.stream().filter(QuestionResult::rightInOrder).count(), all.size()));
        f.put("risk_coverage", curve(all));
        f.put("ece", calibration(all));
        f.put("p50_ms", quantile(all, 0.5));
        f.put("p99_ms", quantile(all, 0.99));
        return f;
    }

    private static Map<String, Object> grouped(List<QuestionResult> all, Function<QuestionResult, String> by) {
        var groups = new LinkedHashMap<String, Object>();
        all.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, some) -> {
                    Map<String, Object> f = figures(some);
                    f.keySet().removeAll(List.of("risk_coverage", "ece", "p50_ms", "p99_ms"));
                    groups.put(name, f);
                });
        return groups;
    }

    private static List<List<Double>> curve(List<QuestionResult> all) {
        var curve = new ArrayList<List<Double>>();
        for (int i = 1; i < 20; i++) {
            double threshold = i / 20.0;
            List<QuestionResult> above =
                    all.stream().filter(r -> r.confidence() >= threshold).toList();
            long right = above.stream().filter(QuestionResult::right).count();
            curve.add(List.of(threshold, share(above.size(), all.size()), share(right, above.size())));
        }
        return curve;
    }

    private static double calibration(List<QuestionResult> all) {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int b = bin;
            List<QuestionResult> inside = all.stream()
                    .filter(r -> Math.min(BINS - 1, (int) (r.confidence() * BINS)) == b)
                    .toList();
            double said = inside.stream()
                    .mapToDouble(QuestionResult::confidence)
                    .average()
                    .orElse(0);
            double was = share(inside.stream().filter(QuestionResult::right).count(), inside.size());
            error += Math.abs(said - was) * inside.size();
        }
        return all.isEmpty() ? 0 : round(error / all.size());
    }

    private static double quantile(List<QuestionResult> all, double q) {
        double[] times =
                all.stream().mapToDouble(QuestionResult::millis).sorted().toArray();
        return times.length == 0 ? 0 : round(times[(int) Math.min(times.length - 1, q * times.length)]);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : round((double) part / whole);
    }

    private static double round(double x) {
        return Math.round(x * 10_000) / 10_000.0;
    }
}
