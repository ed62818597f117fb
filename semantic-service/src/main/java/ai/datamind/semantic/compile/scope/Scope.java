package ai.datamind.semantic.compile.scope;

import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Columns;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.join.JoinPath;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of one model inside one SELECT: what a reference is there, joining what it needs. */
public final class Scope {

    private final Planning planning;
    private final SemanticModel model;
    private final Elements elements;
    private final Element timeElement;
    private final JoinedTables tables;
    private Time time;
    private Time rawTime;

    public Scope(
            Planning planning,
            SemanticModel model,
            ElementRef timeRef,
            Map<String, String> defaults,
            Select.Kind joins) {
        this.planning = planning;
        this.model = model;
        this.elements = new Elements(planning.graph(), model, defaults);
        this.tables = new JoinedTables(model, joins, planning.keys(), this::rawTime);
        this.timeElement = timeRef == null ? null : element(timeRef);
    }

    private Scope(Planning planning, Measurement.Rows rows, JoinedTables points, Time time) {
        this.planning = planning;
        this.model = rows.model();
        this.elements = new Elements(planning.graph(), model, rows.defaultJoins());
        this.tables = points;
        this.timeElement = rows.time() == null ? null : element(rows.time());
        this.rawTime = time;
    }

    /** The rows that measurements share; a row without a partner in a join stays. */
    public static Scope of(Planning planning, Measurement.Rows rows) {
        return new Scope(planning, rows.model(), rows.time(), rows.defaultJoins(), Select.Kind.LEFT);
    }

    /** Points of time alone, as if they were the rows: only references to time mean something here. */
    public static Scope ofPoints(Planning planning, Measurement.Rows rows, Source points, TimeGranularity granularity) {
        var tables = new JoinedTables(points, planning.keys());
        var time = new Time(new Sql.Column(points.alias(), Spines.POINT), granularity, false, true);
        return new Scope(planning, rows, tables, time);
    }

    public Select.Builder body() {
        return tables.body();
    }

    public SemanticModel model() {
        return model;
    }

    public Planning planning() {
        return planning;
    }

    /** The time the rows are counted by, before any offset. */
    public Time rawTime() {
        if (rawTime == null) {
            if (timeElement == null) {
                throw new CompileRefusal(
                        Reason.NO_TIME, "the measures of '" + model.name() + "' have no time they are counted by");
            }
            rawTime = timeOf(timeElement);
        }
        return rawTime;
    }

    public Time time() {
        if (time == null) {
            time = rawTime();
        }
        return time;
    }

    /** From now on metric_time is this. */
    public void countBy(Time other) {
        time = other;
    }

    boolean hasTime() {
        return timeElement != null;
    }

    /** Whether a reference means the time the rows are counted by. */
    public boolean onTime(ElementRef reference) {
        ElementRef ref = planning.normal(reference);
        return ref.isMetricTime() || (timeElement != null && element(ref).equals(timeElement));
    }

    public Sql value(ElementRef reference) {
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
    public DataType typeOf(ElementRef reference) {
        ElementRef ref = planning.normal(reference);
        if (ref.part() != null) {
            return DataType.NUMBER;
        }
        Element element = ref.isMetricTime() ? timeElement : element(ref);
        return element instanceof Element.OfDimension dimension
                ? dimension.dimension().dataType()
                : DataType.UNKNOWN;
    }

    public Sql own(SqlExpression expression) {
        return new Sql.Fragment(expression, tables.root(), Map.of());
    }

    private Sql own(JoinPath path, SqlExpression expression) {
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
            return value.part(ref.part());
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

    public Element element(ElementRef ref) {
        return elements.of(ref);
    }

    /** By which links an element is reached, from the model's own key on; for comparing roles between blocks. */
    public String path(ElementRef ref) {
        return onTime(ref) ? "" : elements.path(planning.normal(ref));
    }

    /** The stored columns behind a value, as schema.table.column. */
    public Set<String> sources(Sql value) {
        return Columns.of(value).stream()
                .flatMap(c -> tables.relation(c.relation()).map(r -> r + "." + c.name()).stream())
                .collect(Collectors.toSet());
    }

    public void join(Select.Kind kind, Source source, Sql condition) {
        tables.body().join(kind, source, condition);
    }

    public String freshAlias(String wanted) {
        return tables.fresh(wanted);
    }
}
