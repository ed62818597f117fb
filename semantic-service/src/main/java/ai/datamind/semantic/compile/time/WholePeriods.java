package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a window is a whole number of the periods that are shown. Then each row is moved once and the period is that of the
 * window earlier. Point by point it would not be: a month before each of the last days of March is the last day of February,
 * again and again.
 */
public final class WholePeriods {

    private static final int DAYS_OF_WEEK = 7;

    private WholePeriods() {}

    /** @param timeRefs with their grains filled in */
    public static boolean of(List<Window> windows, List<ElementRef> timeRefs) {
        boolean standard =
                timeRefs.stream().allMatch(r -> TimeGranularity.of(r.grain()).isPresent());
        Optional<TimeGranularity> finest = timeRefs.stream()
                .flatMap(r -> TimeGranularity.of(r.grain()).stream())
                .min(Comparator.naturalOrder());
        return standard && finest.isPresent() && windows.stream().allMatch(w -> whole(w, finest.get()));
    }

    private static boolean whole(Window window, TimeGranularity period) {
        int months = months(period);
        if (months > 0) {
            return length(window) > 0 && length(window) % months == 0;
        }
        return period == TimeGranularity.WEEK && days(window) > 0 && days(window) % DAYS_OF_WEEK == 0;
    }

    /** In months; zero where the length is a number of days. */
    public static int length(Window window) {
        return TimeGranularity.of(window.granularity())
                .map(g -> months(g) * window.count())
                .orElse(0);
    }

    private static int months(TimeGranularity granularity) {
        return switch (granularity) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
            default -> 0;
        };
    }

    private static int days(Window window) {
        return switch (TimeGranularity.of(window.granularity()).orElse(TimeGranularity.HOUR)) {
            case DAY -> window.count();
            case WEEK -> window.count() * DAYS_OF_WEEK;
            default -> 0;
        };
    }
}
