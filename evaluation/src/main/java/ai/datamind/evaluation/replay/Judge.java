package ai.datamind.evaluation.replay;

import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.questions.Rows;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what came out with the rows of the answers to the same question that are recorded as correct. */
final class Judge {
    private final ReplayFigures figures;
    private final Misses misses;
    private final Map<String, Rows> asked = new HashMap<>();

    Judge(ReplayFigures figures, Misses misses) {
        this.figures = figures;
        this.misses = misses;
    }

    /** The rows of a correct answer are the right rows for everybody who answers the same question. */
    void learn(List<Recorded> cases, ReplayDatabase database) {
        for (Recorded recorded : cases) {
            if (recorded.correct()) {
                database.asWritten(recorded.sql()).ifPresent(rows -> asked.putIfAbsent(recorded.asked(), rows));
            }
        }
    }

    void one(Recorded recorded, ReplayDatabase database, Ended ended, LocalDate today) {
        figures.count("total");
        if (recorded.correct()) figures.count("right_in");
        if (!recorded.runs()) figures.count("not_running_in");
        switch (ended) {
            case Ended.Answered answered -> answered(recorded, answered, database, today);
            case Ended.Refused refused -> refused(recorded, refused.why());
            case Ended.Broken broken -> {
                figures.count("errors");
                misses.add("error", broken.why(), recorded.sql());
            }
        }
    }

    private void answered(Recorded recorded, Ended.Answered answered, ReplayDatabase database, LocalDate today) {
        boolean right = right(recorded, answered, database);
        boolean judged = expected(recorded, database).isPresent();
        if (right) figures.count("right_out");
        if (right && !recorded.correct()) figures.count("wrong_repaired");
        if (!recorded.runs()) figures.count("not_running_answered");
        if (!recorded.runs()) figures.count("not_running_" + (right ? "right" : judged ? "wrong" : "unjudged"));
        if (!right && recorded.correct()) {
            figures.count("right_made_wrong");
            misses.add("right made wrong", answered.rows().shortly(), recorded.sql() + " became " + answered.sql());
        }
        if (!right && judged && !recorded.runs()) {
            misses.add("not running answered wrong", answered.provider(), recorded.sql() + " became " + answered.sql());
        }
        if (!answered.provider().equals(Replayer.SEMANTIC)) agreement(recorded, answered, right, database, today);
    }

    /** A correct answer is right when its own rows came back, whatever another correct answer gave. */
    private boolean right(Recorded recorded, Ended.Answered answered, ReplayDatabase database) {
        return expected(recorded, database)
                .filter(rows -> answered.rows().same(rows, false))
                .isPresent();
    }

    /** Empty where no recorded answer to the question is correct: nobody knows the right rows then. */
    private Optional<Rows> expected(Recorded recorded, ReplayDatabase database) {
        return recorded.correct()
                ? database.asWritten(recorded.sql())
                : Optional.ofNullable(asked.get(recorded.asked()));
    }

    /**
     * The same questions put to the semantic model directly, each once: an answer in somebody's place must not be wrong more often
     * than one it was asked for.
     */
    void direct(List<Recorded> cases, ReplayDatabase database, LocalDate today) {
        Map<String, String> questions = new LinkedHashMap<>();
        cases.forEach(recorded -> questions.put(recorded.asked(), recorded.question()));
        questions.forEach((key, question) -> {
            Rows expected = asked.get(key);
            Optional<String> reading = expected == null ? Optional.empty() : database.reading(question, today);
            if (reading.isEmpty()) return;
            figures.count("semantic_answered");
            if (same(reading.get(), expected, database)) figures.count("semantic_right");
        });
    }

    private static boolean same(String sql, Rows expected, ReplayDatabase database) {
        try {
            return database.stages().run(Replayer.SEMANTIC, sql).rows().same(expected, false);
        } catch (Refused refused) {
            return false;
        }
    }

    /** Two ways to one question that read the same tables: the sign on which the service's confidence hangs. */
    private void agreement(
            Recorded recorded, Ended.Answered answered, boolean right, ReplayDatabase database, LocalDate today) {
        Optional<Set<String>> read =
                database.reading(recorded.question(), today).flatMap(sql -> tables(sql, database));
        if (read.isEmpty()) return;
        String name = read.get().equals(answered.tables()) ? "agreed" : "disagreed";
        figures.count(name);
        if (right) figures.count(name + "_right");
    }

    private static Optional<Set<String>> tables(String sql, ReplayDatabase database) {
        try {
            return Optional.of(database.stages().run(Replayer.SEMANTIC, sql).tables());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private void refused(Recorded recorded, Refusal why) {
        figures.refused(code(why));
        if (recorded.correct()) {
            figures.count("right_refused");
            misses.add("right refused", why.detail(), recorded.sql());
        }
        if (!recorded.runs()) {
            figures.count("not_running_refused");
            misses.add("not running refused", why.detail(), recorded.sql());
        }
    }

    private static String code(Refusal why) {
        return why instanceof Refusal.Rejected rejected
                        && !rejected.violations().isEmpty()
                ? rejected.violations().getFirst().code()
                : why.outcome().name();
    }
}
