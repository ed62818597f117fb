package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Reached;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.Optional;

/** From when to when there are rows; the points of time that are made where no spine table is declared. */
final class Extent {

    private Extent() {}

    /** The points of time at which these rows can have a value. */
    static Source points(Planning planning, Measurement.Rows rows, TimeGranularity grain, String alias) {
        return planning.spines().points(grain, Optional.of(of(planning, rows, grain)), alias);
    }

    private static Select of(Planning planning, Measurement.Rows rows, TimeGranularity grain) {
        Scope scope = Scope.of(planning, rows);
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
