package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Days and the periods they lie in. */
final class Points {

    private Points() {}

    static LocalDate floor(LocalDate day, String grain) {
        return switch (grain) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            default -> day.withDayOfYear(1);
        };
    }

    static LocalDate plus(LocalDate day, Window window, int sign) {
        long count = (long) sign * window.count();
        return switch (TimeGranularity.of(window.granularity()).orElseThrow()) {
            case WEEK -> day.plusWeeks(count);
            case MONTH -> day.plusMonths(count);
            case QUARTER -> day.plusMonths(3 * count);
            case YEAR -> day.plusYears(count);
            default -> day.plusDays(count);
        };
    }

    /** Whether a window is a whole number of periods, so that each of them is compared with just one other. */
    static boolean divides(TimeGranularity period, Window window) {
        return switch (TimeGranularity.of(window.granularity()).orElseThrow()) {
            case DAY -> period == TimeGranularity.WEEK && window.count() % 7 == 0;
            case WEEK -> period == TimeGranularity.WEEK;
            case MONTH ->
                period == TimeGranularity.MONTH
                        || (period == TimeGranularity.QUARTER && window.count() % 3 == 0)
                        || (period == TimeGranularity.YEAR && window.count() % 12 == 0);
            case QUARTER ->
                period == TimeGranularity.MONTH
                        || period == TimeGranularity.QUARTER
                        || (period == TimeGranularity.YEAR && window.count() % 4 == 0);
            case YEAR -> !period.finerThan(TimeGranularity.MONTH);
            default -> false;
        };
    }

    /** The finest grain in which a wish shows the time of a fact. */
    static Optional<TimeGranularity> finest(Wish wish, Table fact) {
        return wish.groupBys().stream()
                .filter(g -> Joined.onTime(g, fact))
                .map(ElementRef::grain)
                .flatMap(g -> TimeGranularity.of(g).stream())
                .min(TimeGranularity::compareTo);
    }

    static boolean inRange(Wish wish, LocalDate day) {
        return wish.range() == null
                || (day != null
                        && !day.atStartOfDay().isBefore(wish.range().start())
                        && day.atStartOfDay().isBefore(wish.range().end()));
    }

    static boolean before(Wish wish, LocalDate day) {
        return wish.range() == null
                || wish.range().end() == null
                || (day != null && day.atStartOfDay().isBefore(wish.range().end()));
    }
}
