package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A time range as conditions on the stored column, so that an index on it serves. */
public final class TimeBounds {

    private TimeBounds() {}

    public static List<Sql> of(Time time, DataType type, TimeRange range) {
        boolean comparable = time.date() || time.spine() || type == DataType.TIMESTAMP;
        Sql value = comparable ? time.value() : time.timestamp();
        var conditions = new ArrayList<Sql>();
        if (range.start() != null) {
            conditions.add(Sql.infix(">=", value, literal(time, range.start())));
        }
        if (range.end() != null) {
            conditions.add(Sql.infix("<", value, literal(time, range.end())));
        }
        return conditions;
    }

    private static Sql literal(Time time, LocalDateTime at) {
        return new Sql.Value(
                time.date() && at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? new Literal.Date(at.toLocalDate())
                        : new Literal.Timestamp(at));
    }

    /** The range moved outward to whole periods. */
    public static TimeRange whole(TimeRange range, TimeGranularity grain) {
        LocalDateTime start = range.start() == null ? null : floor(range.start(), grain);
        LocalDateTime end = range.end();
        if (end != null) {
            LocalDateTime floor = floor(end, grain);
            end = floor.equals(end) ? end : next(floor, grain);
        }
        return new TimeRange(start, end);
    }

    private static LocalDateTime floor(LocalDateTime at, TimeGranularity grain) {
        return switch (grain) {
            case NANOSECOND, MICROSECOND, MILLISECOND -> at;
            case SECOND -> at.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                at.truncatedTo(ChronoUnit.DAYS).minusDays(at.getDayOfWeek().getValue() - 1L);
            case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case QUARTER ->
                at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).minusMonths((at.getMonthValue() - 1L) % 3);
            case YEAR -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        };
    }

    private static LocalDateTime next(LocalDateTime at, TimeGranularity grain) {
        return switch (grain) {
            case NANOSECOND, MICROSECOND, MILLISECOND -> at;
            case SECOND -> at.plusSeconds(1);
            case MINUTE -> at.plusMinutes(1);
            case HOUR -> at.plusHours(1);
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
            case MONTH -> at.plusMonths(1);
            case QUARTER -> at.plusMonths(3);
            case YEAR -> at.plusYears(1);
        };
    }
}
