package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.sql.meaning.Meaning;
import java.util.List;

/**
 * What comes of comparing a model's SQL with the reading of the semantic model: two ways that lead to one place are trusted, two
 * that part are doubted aloud.
 */
record Agreement(double confidence, List<String> warnings) {
    static final Agreement NONE = new Agreement(0, List.of());

    /** A language model alone, whatever it says of itself. */
    private static final double ALONE = 0.7;

    private static final double AGREED = 0.9;
    private static final double PARTED = 0.5;
    private static final double EACH_FURTHER = 0.05;
    private static final double LEAST = 0.3;

    static Agreement between(Reading reading, SqlAnswer answer, Trial.Tried tried) {
        double own = Math.min(answer.confidence(), ALONE);
        if (tried.differences().isEmpty()) return new Agreement(own, List.of());
        List<Meaning.Difference> differences = tried.differences().get();
        if (differences.isEmpty()) {
            return new Agreement(Math.max(AGREED, reading.confidence()), List.of());
        }
        double parted = Math.max(LEAST, PARTED - EACH_FURTHER * (differences.size() - 1));
        String where = String.join(
                "; ", differences.stream().map(Meaning.Difference::said).toList());
        return new Agreement(
                Math.min(own, parted),
                List.of("The semantic model reads it differently: " + reading.text() + " (" + where + ")."));
    }
}
