package ai.datamind.semantic.model.measure;

import java.util.Locale;
import java.util.Optional;

/** How the rows of a measure become one number. */
public enum Aggregation {
    SUM,
    /** Counts the rows where the expression is true. */
    SUM_BOOLEAN,
    COUNT,
    COUNT_DISTINCT,
    AVERAGE,
    MIN,
    MAX,
    MEDIAN,
    PERCENTILE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Aggregation> of(String word) {
        if (word == null) {
            return Optional.empty();
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "avg" -> Optional.of(AVERAGE);
            case "distinct_count", "countdistinct" -> Optional.of(COUNT_DISTINCT);
            default -> {
                for (var aggregation : values()) {
                    if (aggregation.word().equals(word.toLowerCase(Locale.ROOT))) {
                        yield Optional.of(aggregation);
                    }
                }
                yield Optional.empty();
            }
        };
    }
}
