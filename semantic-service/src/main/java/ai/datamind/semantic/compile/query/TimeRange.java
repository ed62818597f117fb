package ai.datamind.semantic.compile.query;

import java.time.LocalDateTime;

/**
 * From {@code start} inclusive to {@code end} exclusive; either may be null (open). With {@code wholePeriods} both ends are
 * moved outward to whole periods of the coarsest grain in the query.
 */
public record TimeRange(LocalDateTime start, LocalDateTime end, boolean wholePeriods) {

    public TimeRange {
        if (start == null && end == null) {
            throw new IllegalArgumentException("a time range needs a start or an end");
        }
        if (start != null && end != null && !start.isBefore(end)) {
            throw new IllegalArgumentException("a time range must end after it starts");
        }
    }

    public TimeRange(LocalDateTime start, LocalDateTime end) {
        this(start, end, false);
    }

    /** Whole days, the last one included. */
    public static TimeRange days(java.time.LocalDate first, java.time.LocalDate last) {
        return new TimeRange(
                first == null ? null : first.atStartOfDay(),
                last == null ? null : last.plusDays(1).atStartOfDay(),
                false);
    }

    public static TimeRange year(int year) {
        return days(java.time.LocalDate.of(year, 1, 1), java.time.LocalDate.of(year, 12, 31));
    }
}
