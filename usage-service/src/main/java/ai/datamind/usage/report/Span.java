package ai.datamind.usage.report;

import ai.datamind.kit.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which figures are wanted.
 *
 * @param userId whose; null for everybody's
 */
record Span(LocalDate from, LocalDate to, String userId) {
    private static final int USUAL = 30;
    private static final int LONGEST = 366;

    /** The last days, today included. */
    static Span of(String days, String userId) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Span(today.minusDays(number(days) - 1L), today, userId);
    }

    private static int number(String days) {
        if (days == null) {
            return USUAL;
        }
        try {
            int number = Integer.parseInt(days);
            if (number >= 1 && number <= LONGEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("days", "must be a whole number from 1 to " + LONGEST);
        }
        throw ProblemException.invalid("days", "must be a whole number from 1 to " + LONGEST);
    }
}
