package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Columns;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.join.Resolution;
import ai.datamind.semantic.model.DataType;
import ai.datamind.semantic.model.DatePart;
import ai.datamind.semantic.model.Dimension;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.SqlExpression;
import ai.datamind.semantic.model.TimeDimension;
import ai.datamind.semantic.model.TimeGranularity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of one model inside one SELECT: what a reference is there, joining what it needs. */
final class Scope {

    private final Planning planning;
    private final SemanticModel model;
    private final Map<String, String> defaults;
    private final Element timeElement;
    private final JoinedTables tables;
    private Time time;
    private Time rawTime;

    Scope(Planning planning, SemanticModel model, ElementRef timeRef, Map<String, String> defaults, Select.Kind joins) {
        this.planning = planning;
        this.model = model;
        this.defaults = defaults;
        this.tables = new JoinedTables(model, joins, planning.keys(), this::rawTime);
        this.timeElement = timeRef == null ? null : element(timeRef);
    }

    private Scope(Planning planning, Measurement.Rows rows, JoinedTables points, Time time) {
        this.planning = planning;
        this.model = rows.model();
        this.defaults = rows.defaultJoins();
        this.tables = points;
        this.timeElement = rows.time() == null ? null : element(rows.time());
        this.rawTime = time;
    }

    /** Points of time alone, as if they were the rows: only references to time mean something here. */
    static Scope ofPoints(Planning planning, Measurement.Rows rows, Source points, TimeGranularity granularity) {
        var tables = new JoinedTables(points, planning.keys());
        var time = new Time(new Sql.Column(points.alias(), Spines.POINT), granularity, false, true);
        return new Scope(planning, rows, tables, time);
    }

    Select.Builder body() {
        return tables.body();
    }

    SemanticModel model() {
        return model;
    }

    Planning planning() {
        return planning;
    }

    /** The time the rows are counted by, before any offset. */
    Time rawTime() {
        if (rawTime == null) {
            if (timeElement == null) {
                throw new CompileRefusal(
                        Reason.NO_TIME, "the measures of '" + model.name() + "' have no time they are counted by");
            }
            rawTime = timeOf(timeElement);
        }
        return rawTime;
    }

    Time time() {
        if (time == null) {
            time = rawTime();
        }
        return time;
    }

    /** From now on metric_time is this. */
    void countBy(Time other) {
        time = other;
    }

    boolean hasTime() {
        return timeElement != null;
    }

    /** Whether a reference means the time the rows are counted by. */
    boolean onTime(ElementRef reference) {
        ElementRef ref = planning.normal(reference);
        return ref.isMetricTime() || (timeElement != null && element(ref).equals(timeElement));
    }

    Sql value(ElementRef reference) {
        ElementRef ref = planning.normal(reference);
        if (onTime(ref)) {
            TimeGranularity own = time().granularity();
            return grained(time(), ref, ref.isMetricTime() ? planning.defaultGrain() : own);
        }
        Element element = element(ref);
        return switch (element) {
            case Element.OfEntity entity -> tables.key(entity.path(), entity.entity());
            case Element.OfDimension(var path, TimeDimension dimension) ->
                grained(timeOf(element), ref, dimension.granularity());
            case Element.OfDimension(var path, Dimension dimension) -> {
                if (ref.grain() != null || ref.part() != null) {
                    throw new CompileRefusal(Reason.NOT_A_TIME, "'" + ref.element() + "' is no time dimension");
                }
                yield own(path, dimension.expression());
            }
        };
    }

    /** What is known of a reference's values; decides how a literal beside it is written. */
    DataType typeOf(ElementRef reference) {
        ElementRef ref = planning.normal(reference);
        if (ref.part() != null) {
            return DataType.NUMBER;
        }
        Element element = ref.isMetricTime() ? timeElement : element(ref);
        return element instanceof Element.OfDimension dimension
                ? dimension.dimension().dataType()
                : DataType.UNKNOWN;
    }

    Sql own(SqlExpression expression) {
        return new Sql.Fragment(expression, tables.root(), Map.of());
    }

    private Sql own(ai.datamind.semantic.join.JoinPath path, SqlExpression expression) {
        return new Sql.Fragment(expression, tables.alias(path), Map.of());
    }

    private Time timeOf(Element element) {
        if (element instanceof Element.OfDimension(var path, TimeDimension dimension)) {
            boolean date = dimension.dataType() == DataType.DATE;
            return new Time(own(path, dimension.expression()), dimension.granularity(), date, false);
        }
        throw new CompileRefusal(Reason.NOT_A_TIME, "'" + element.reference() + "' is no time dimension");
    }

    private Sql grained(Time value, ElementRef ref, TimeGranularity ownGrain) {
        if (ref.part() != null) {
            String field = ref.part() == DatePart.DOW ? "isodow" : ref.part().word();
            return new Sql.Extract(field, value.value());
        }
        if (ref.grain() == null) {
            return value.at(ownGrain);
        }
        Optional<TimeGranularity> standard = TimeGranularity.of(ref.grain());
        if (standard.isEmpty()) {
            return tables.custom(planning.spines(), ref.grain(), value);
        }
        if (standard.get().finerThan(value.granularity())) {
            throw new CompileRefusal(
                    Reason.GRAIN_TOO_FINE,
                    "'" + ref.element() + "' is stored by "
                            + value.granularity().word() + ", not by " + ref.grain());
        }
        return value.at(standard.get());
    }

    Element element(ElementRef ref) {
        return switch (planning.graph().resolve(model, ref, defaults)) {
            case Resolution.Found found -> found.element();
            case Resolution.Ambiguous ambiguous ->
                throw new CompileRefusal(
                        Reason.AMBIGUOUS_PATH,
                        "'" + ref.element() + "' can be reached from '" + model.name() + "' in several ways; say which",
                        ambiguous.candidates().stream()
                                .map(Element::reference)
                                .distinct()
                                .toList());
            case Resolution.Missing missing -> {
                Reason reason = missing.reason().contains("multiply")
                        ? Reason.FAN_OUT
                        : missing.reason().startsWith("there is no") ? Reason.UNKNOWN_ELEMENT : Reason.UNREACHABLE;
                throw new CompileRefusal(reason, missing.reason(), missing.nearest());
            }
        };
    }

    /** The stored columns behind a value, as schema.table.column. */
    Set<String> sources(Sql value) {
        return Columns.of(value).stream()
                .flatMap(c -> tables.relation(c.relation()).map(r -> r + "." + c.name()).stream())
                .collect(Collectors.toSet());
    }

    void join(Select.Kind kind, Source source, Sql condition) {
        tables.body().join(kind, source, condition);
    }

    String freshAlias(String wanted) {
        return tables.fresh(wanted);
    }
}
