package ai.datamind.evaluation.questions;

/** One question of a set; {@code unanswerable} when the right answer is to say so. */
record QuestionCase(String set, String database, String schema, String question, String gold, boolean unanswerable) {}
