package ai.datamind.semantic.model.time;

import java.util.Locale;
import java.util.Optional;

/** Standard lengths of time, finest first. PostgreSQL stores nothing finer than a microsecond. */
public enum TimeGranularity {
    NANOSECOND,
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** Lower-case word as PostgreSQL's date_trunc knows it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean finerThan(TimeGranularity other) {
        return ordinal() < other.ordinal();
    }

    public static Optional<TimeGranularity> of(String word) {
        if (word == null) {
            return Optional.empty();
        }
        String singular = word.toLowerCase(Locale.ROOT);
        for (var granularity : values()) {
            if (granularity.word().equals(singular) || (granularity.word() + "s").equals(singular)) {
                return Optional.of(granularity);
            }
        }
        return Optional.empty();
    }
}
