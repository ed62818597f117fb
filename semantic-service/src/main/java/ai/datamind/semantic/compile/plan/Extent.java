package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.TimeGranularity;

/** From when to when there are rows; the points of time that are made where no spine table is declared. */
final class Extent {

    private Extent() {}

    static Select of(Planning planning, Measurement.Rows rows, TimeGranularity grain) {
        Scope scope = new Scope(planning, rows.model(), rows.time(), rows.defaultJoins(), Select.Kind.LEFT);
        Time time = scope.time();
        Sql unit = Sql.text(grain.word());
        Sql last = Sql.call("MAX", time.timestamp());
        for (var offset : rows.offsets()) {
            if (offset instanceof Offset.Back back) {
                last = Sql.infix("+", last, Reached.interval(back.window()));
            }
        }
        return scope.body()
                .item(Sql.call("DATE_TRUNC", unit, Sql.call("MIN", time.timestamp())), "first")
                .item(Sql.call("DATE_TRUNC", unit, last), "last")
                .build();
    }
}
