package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.ask.AskResponse;
import ai.datamind.nl2sql.ask.Bounds;
import ai.datamind.nl2sql.ask.Runs;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.question.Aim;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Learning;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a verified question and compares the rows with those of the verified SQL. Column names and the order of rows are not judged.
 */
@ApplicationScoped
class Judge {
    private final Runs runs;
    private final Bounds bounds;

    Judge(Runs runs, Bounds bounds) {
        this.runs = runs;
        this.bounds = bounds;
    }

    enum Verdict {
        RIGHT,
        WRONG,
        /** Asked back, or refused. */
        ABSTAINED,
        /** The verified SQL itself gives no rows any more. */
        BROKEN
    }

    /** @param provider who may answer, or null for the chain */
    Uni<Verdict> judge(Caller by, TrainingPair pair, String provider, Learning learning) {
        List<String> thread = pair.thread();
        Question question = new Question(
                bounds.asking(by, null, null),
                thread.getLast(),
                new Aim(provider, null, null),
                new Question.Followed(null, thread.subList(0, thread.size() - 1), null),
                learning);
        return rows(by, pair.sql())
                .flatMap(expected -> runs.ask(question, List.of(), StageLog.silent())
                        .map(got -> verdict(expected, got))
                        .onFailure()
                        .recoverWithItem(Verdict.ABSTAINED))
                .onFailure()
                .recoverWithItem(Verdict.BROKEN);
    }

    private Uni<Map<String, Integer>> rows(Caller by, String sql) {
        Candidate verified = new Candidate(bounds.asking(by, null, null), sql, List.of(), new Candidate.Written());
        return runs.execute(verified, null, List.of(), StageLog.silent())
                .map(answer -> counted(((AskResponse.Answered) answer).results()));
    }

    private static Verdict verdict(Map<String, Integer> expected, AskResponse got) {
        if (!(got instanceof AskResponse.Answered answered)) return Verdict.ABSTAINED;
        return expected.equals(counted(answered.results())) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static Map<String, Integer> counted(List<Map<String, Object>> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.values().toString(), 1, Integer::sum));
        return counts;
    }
}
