package ai.datamind.semantic.model.time;

import java.util.Locale;
import java.util.Optional;

/** A number taken out of a date. Monday is 1 and Sunday 7 for {@link #DOW} (ISO). */
public enum DatePart {
    YEAR,
    QUARTER,
    MONTH,
    DAY,
    DOW,
    DOY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DatePart> of(String word) {
        for (var part : values()) {
            if (part.word().equalsIgnoreCase(word)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
