package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.time.DatePart;
import ai.datamind.semantic.model.time.TimeGranularity;

/** A point of time in SQL: how fine it is, and whether it is a date without a time of day. */
public record Time(Sql value, TimeGranularity granularity, boolean date, boolean spine) {

    /** At a coarser grain; a value that is at that grain already is left alone, so that indexes still serve. */
    public Sql at(TimeGranularity grain) {
        boolean already = (date && grain == TimeGranularity.DAY) || (spine && grain == granularity);
        if (already) {
            return value;
        }
        Sql unit = Sql.text(grain.word());
        return date
                ? new Sql.Cast(Sql.call("DATE_TRUNC", unit, value), "date")
                : Sql.call("DATE_TRUNC", unit, timestamp());
    }

    /** A part of it; days of the week are counted from Monday. */
    public Sql part(DatePart part) {
        return new Sql.Extract(part == DatePart.DOW ? "isodow" : part.word(), value);
    }

    public Sql timestamp() {
        return spine ? value : new Sql.Cast(value, "timestamp");
    }
}
