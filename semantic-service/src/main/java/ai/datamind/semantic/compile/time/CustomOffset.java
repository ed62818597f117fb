package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import ai.datamind.semantic.model.time.Window;
import java.util.List;

/**
 * An offset by periods of the company's own, which have no fixed length: the n-th day of a period is shown on the n-th day
 * of the later one, or on its last day where that is shorter.
 */
public record CustomOffset(TimeSpine spine, Window window) {

    public static final String SOURCE_POINT = "source_point";
    private static final String DAYS = "days";
    private static final String PERIODS = "periods";

    public CustomOffset {
        if (spine.granularity() != TimeGranularity.DAY) {
            throw new CompileRefusal(
                    Reason.UNSUPPORTED, "an offset of '" + window + "' needs its granularity on a spine of days");
        }
    }

    /** Each day, and the day it is shown on. */
    public Source shifted(String alias) {
        Sql first = new Sql.Column(PERIODS, "first_day");
        Sql position = Sql.infix("-", new Sql.Column(DAYS, "position"), Sql.number(1));
        Sql later = Sql.infix("+", first, Sql.infix("*", position, new Sql.Interval(new Window(1, "day"))));
        var select = Select.from(new Source.Derived(days(), DAYS))
                .join(
                        Select.Kind.INNER,
                        new Source.Derived(periods(), PERIODS),
                        Sql.infix("=", new Sql.Column(DAYS, "period"), new Sql.Column(PERIODS, "period")))
                .item(new Sql.Column(DAYS, "day"), SOURCE_POINT)
                .item(Sql.call("LEAST", later, new Sql.Column(PERIODS, "last_day")), Spines.POINT);
        return new Source.Derived(select.build(), alias);
    }

    private Select days() {
        Sql day = new Sql.Column("spine", spine.column());
        Sql period = new Sql.Column("spine", spine.customGranularities().get(window.granularity()));
        List<Sql> within = List.of(period);
        return Select.from(new Source.Table(spine.relation(), "spine"))
                .item(day, "day")
                .item(period, "period")
                .item(new Sql.Over(Sql.call("MIN", day), within, List.of()), "first_day")
                .item(new Sql.Over(Sql.call("MAX", day), within, List.of()), "last_day")
                .item(new Sql.Over(Sql.call("ROW_NUMBER"), within, List.of(new Select.Order(day, false))), "position")
                .build();
    }

    private Select periods() {
        var all = new Source.Derived(
                Select.from(new Source.Derived(days(), DAYS))
                        .distinct()
                        .item(new Sql.Column(DAYS, "period"), "period")
                        .item(new Sql.Column(DAYS, "first_day"), "first_day")
                        .item(new Sql.Column(DAYS, "last_day"), "last_day")
                        .build(),
                PERIODS);
        Sql period = new Sql.Column(PERIODS, "period");
        return Select.from(all)
                .item(period, "period")
                .item(later("first_day", period), "first_day")
                .item(later("last_day", period), "last_day")
                .build();
    }

    private Sql later(String column, Sql period) {
        Sql lead = Sql.call("LEAD", new Sql.Column(PERIODS, column), Sql.number(window.count()));
        return new Sql.Over(lead, List.of(), List.of(new Select.Order(period, false)));
    }
}
