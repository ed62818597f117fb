package ai.datamind.evaluation.questions;

/**
 * One question of a set, with the definitions given beside it (empty for none); {@code unanswerable} when the right answer is
 * to say so.
 */
record QuestionCase(
        String set,
        String database,
        String schema,
        String question,
        String instructions,
        String gold,
        boolean unanswerable) {}
