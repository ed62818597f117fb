package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.feedback.Judge.Verdict;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Learning;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How well questions are understood without what was learnt by heart: every verified question is asked of the model alone. */
@ApplicationScoped
class Evaluation {
    private final Judge judge;
    private final TrainingRepository training;

    Evaluation(Judge judge, TrainingRepository training) {
        this.judge = judge;
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
        return judge.judge(by, pair, Interpretation.MODEL, Learning.except(pair.id()))
                .map(verdict -> new Judged(pair.id(), pair.question(), word(verdict)));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case WRONG -> "wrong";
            case ABSTAINED -> "abstained";
            case BROKEN -> "failed";
        };
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
