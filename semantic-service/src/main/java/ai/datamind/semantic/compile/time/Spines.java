package ai.datamind.semantic.compile.time;

import ai.datamind.semantic.compile.ground.KeyGuard;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import ai.datamind.semantic.model.time.Window;
import java.util.Comparator;
import java.util.Optional;

/** Where points of time come from: a declared spine table, or the points between the first and last row of the data. */
public record Spines(SemanticManifest manifest, KeyGuard keys) {

    public static final String POINT = "point";

    public Optional<TimeSpine> custom(String granularity) {
        return manifest.timeSpines().stream()
                .filter(s -> s.customGranularities().containsKey(granularity))
                .findFirst();
    }

    public TimeGranularity granularity(String word) {
        return TimeGranularity.of(word)
                .orElseThrow(() -> new CompileRefusal(
                        Reason.UNKNOWN_GRAIN, "'" + word + "' is no granularity that can be used here"));
    }

    /** A source whose column {@code point} holds each point of the granularity once. */
    public Source points(TimeGranularity granularity, Optional<Select> extent, String alias) {
        Optional<TimeSpine> declared = manifest.timeSpines().stream()
                .filter(s -> !granularity.finerThan(s.granularity()))
                .max(Comparator.comparing(TimeSpine::granularity));
        if (declared.isPresent()) {
            keys.account().reads(declared.get().relation());
            return new Source.Derived(declared(declared.get(), granularity), alias);
        }
        Select bounds = extent.orElseThrow(() -> new CompileRefusal(
                Reason.NO_TIME,
                "no time spine is declared for " + granularity.word() + " and there is no data to make it from"));
        return new Source.Derived(generated(granularity, bounds), alias);
    }

    private Select declared(TimeSpine spine, TimeGranularity granularity) {
        var column = new Sql.Column("spine", spine.column());
        var select = Select.from(new Source.Table(spine.relation(), "spine"));
        if (spine.granularity() == granularity) {
            keys.require(spine);
            return select.item(column, POINT).build();
        }
        return select.distinct()
                .item(Sql.call("DATE_TRUNC", Sql.text(granularity.word()), column), POINT)
                .build();
    }

    /** @param extent a query with the columns {@code first} and {@code last} */
    private static Select generated(TimeGranularity granularity, Select extent) {
        Sql step = granularity == TimeGranularity.QUARTER
                ? new Sql.Interval(new Window(3, "month"))
                : new Sql.Interval(new Window(1, granularity.word()));
        Sql series =
                Sql.call("GENERATE_SERIES", new Sql.Column("extent", "first"), new Sql.Column("extent", "last"), step);
        return Select.from(new Source.Derived(extent, "extent"))
                .item(series, POINT)
                .build();
    }
}
