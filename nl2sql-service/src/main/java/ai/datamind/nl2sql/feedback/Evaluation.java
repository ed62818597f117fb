package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.ask.AskResponse;
import ai.datamind.nl2sql.ask.Bounds;
import ai.datamind.nl2sql.ask.Runs;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well questions are understood without what was learnt by heart: every verified question is asked of the model alone, and its
 * rows are compared with those of the verified SQL. Column names and the order of rows are not judged.
 */
@ApplicationScoped
class Evaluation {
    private final Runs runs;
    private final Bounds bounds;
    private final TrainingRepository training;

    Evaluation(Runs runs, Bounds bounds, TrainingRepository training) {
        this.runs = runs;
        this.bounds = bounds;
        this.training = training;
    }

    Uni<Report> run(Caller by) {
        return training.verified()
                .flatMap(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(pair -> one(by, pair))
                        .collect()
                        .asList())
                .map(Report::of);
    }

    private Uni<Judged> one(Caller by, TrainingPair pair) {
        Candidate verified =
                new Candidate(bounds.asking(by, null, null), pair.sql(), List.of(), new Candidate.Written());
        List<String> thread = pair.thread();
        Question question = new Question(
                bounds.asking(by, null, null),
                thread.getLast(),
                "semantic",
                null,
                new Question.Followed(null, thread.subList(0, thread.size() - 1), null));
        return runs.execute(verified, null, List.of(), StageLog.silent())
                .flatMap(expected -> runs.ask(question, List.of(), StageLog.silent())
                        .map(got -> new Judged(pair.id(), pair.question(), verdict(expected, got))))
                .onFailure()
                .recoverWithItem(failure -> new Judged(pair.id(), pair.question(), "failed"));
    }

    private static String verdict(AskResponse expected, AskResponse got) {
        if (!(got instanceof AskResponse.Answered answered)) return "abstained";
        return counted(((AskResponse.Answered) expected).results()).equals(counted(answered.results()))
                ? "right"
                : "wrong";
    }

    private static Map<String, Integer> counted(List<Map<String, Object>> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.values().toString(), 1, Integer::sum));
        return counts;
    }

    record Judged(String id, String question, String verdict) {}

    record Report(
            int pairs, long right, long wrong, long abstained, long failed, double accuracy, List<Judged> details) {
        static Report of(List<Judged> judged) {
            long right = count(judged, "right");
            return new Report(
                    judged.size(),
                    right,
                    count(judged, "wrong"),
                    count(judged, "abstained"),
                    count(judged, "failed"),
                    judged.isEmpty() ? 0 : (double) right / judged.size(),
                    judged);
        }

        private static long count(List<Judged> judged, String verdict) {
            return judged.stream().filter(one -> one.verdict().equals(verdict)).count();
        }
    }
}
