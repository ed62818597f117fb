package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.TimeGranularity;

/** A point of time in SQL: how fine it is, and whether it is a date without a time of day. */
record Time(Sql value, TimeGranularity granularity, boolean date, boolean spine) {

    /** At a coarser grain; a value that is at that grain already is left alone, so that indexes still serve. */
    Sql at(TimeGranularity grain) {
        boolean already = (date && grain == TimeGranularity.DAY) || (spine && grain == granularity);
        if (already) {
            return value;
        }
        Sql unit = Sql.text(grain.word());
        return date
                ? new Sql.Cast(Sql.call("DATE_TRUNC", unit, value), "date")
                : Sql.call("DATE_TRUNC", unit, timestamp());
    }

    Sql timestamp() {
        return spine ? value : new Sql.Cast(value, "timestamp");
    }
}
