package ai.datamind.evaluation.questions;

/** What became of one question: the best reading, whether it would be given as the answer, and whether it is right. */
record QuestionResult(
        QuestionCase asked,
        String outcome,
        String sql,
        double confidence,
        boolean answered,
        boolean right,
        boolean rightInOrder,
        double millis,
        String note) {}
