package ai.datamind.nl2sql.attempt;

import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.stage.StageRecord;
import java.util.List;
import java.util.Map;

/**
 * How an attempt ended.
 *
 * @param refusal code, detail and violations where it was refused, else empty
 * @param answer what was answered, without the rows; empty where it was refused
 */
public record Closing(
        AttemptStatus status,
        Outcome outcome,
        List<StageRecord> stages,
        Map<String, Object> refusal,
        Map<String, Object> answer,
        Rows rows,
        double ms) {
    public Closing {
        stages = List.copyOf(stages);
    }

    /** The same, where so many rows had been streamed away before. */
    public Closing with(int streamed) {
        return new Closing(status, outcome, stages, refusal, answer, new Rows(List.of(), streamed), ms);
    }

    /**
     * The rows that were answered, in order, keyed by column name.
     *
     * @param kept what is stored; empty where rows were streamed away
     */
    public record Rows(List<Map<String, Object>> kept, int count) {
        static final int PAGE = 500;
        public static final Rows NONE = new Rows(List.of(), 0);

        public static Rows of(List<Map<String, Object>> all) {
            return new Rows(all, all.size());
        }

        List<List<Map<String, Object>>> pages() {
            return java.util.stream.IntStream.range(0, (kept.size() + PAGE - 1) / PAGE)
                    .mapToObj(page -> kept.subList(page * PAGE, Math.min(kept.size(), (page + 1) * PAGE)))
                    .toList();
        }
    }

    /** A fact of the last stage that recorded it, or null: the stages publish what they made under fixed names. */
    Object made(String name) {
        Object found = null;
        for (StageRecord stage : stages) {
            found = stage.output().getOrDefault(name, found);
        }
        return found;
    }

    String text(String name) {
        Object made = made(name);
        return made == null ? null : made.toString();
    }
}
