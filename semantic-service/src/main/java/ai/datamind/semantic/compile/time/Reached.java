package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;

/** Which rows a point of the time spine sees. */
public final class Reached {

    private Reached() {}

    /** @param from the time of the row at the spine's granularity */
    public static Sql condition(Spines spines, Measurement.Rows rows, Sql from, Sql point) {
        Sql at = point;
        for (var offset : rows.offsets()) {
            at = switch (offset) {
                case Offset.Back back -> Sql.infix("-", at, interval(back.window()));
                case Offset.StartOf start ->
                    Sql.call(
                            "DATE_TRUNC",
                            Sql.text(spines.granularity(start.grain()).word()),
                            at);
                case Offset.Shift shift -> at;
            };
        }
        if (rows.accumulation() == null) {
            return Sql.infix("=", from, at);
        }
        Sql until = Sql.infix("<=", from, at);
        if (rows.accumulation().window() != null) {
            Sql start = Sql.infix("-", at, interval(rows.accumulation().window()));
            return Sql.infix("AND", until, Sql.infix(">", from, start));
        }
        if (rows.accumulation().grainToDate() != null) {
            Sql unit = Sql.text(
                    spines.granularity(rows.accumulation().grainToDate()).word());
            return Sql.infix("AND", until, Sql.infix(">=", from, Sql.call("DATE_TRUNC", unit, at)));
        }
        return until;
    }

    public static Sql interval(Window window) {
        TimeGranularity standard = TimeGranularity.of(window.granularity())
                .orElseThrow(() -> new CompileRefusal(
                        Reason.UNSUPPORTED,
                        "a window of '" + window + "' is not supported: only standard granularities have a length"));
        return new Sql.Interval(standard == TimeGranularity.QUARTER ? new Window(3 * window.count(), "month") : window);
    }
}
