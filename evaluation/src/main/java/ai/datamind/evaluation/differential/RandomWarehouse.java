package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

/**
 * A random constellation: dimensions that refer to dimensions (snowflake), facts that refer to them, some by several roles, a
 * bridge between dimensions that no fact refers to directly, with missing, dangling and repeated keys, missing values, tables
 * without rows, and a time spine of its own or none.
 */
final class RandomWarehouse {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final String[] WORDS = {"red", "green", "blue", "Grün", "o'hara", ""};

    private final Random random;
    private final String schema;
    private final List<Table> tables = new ArrayList<>();
    private final List<LocalDate> spine = new ArrayList<>();
    private final boolean spineOfDates;
    private final Map<Table, List<KnownMetric>> metrics = new HashMap<>();

    RandomWarehouse(long seed) {
        this.random = new Random(seed);
        this.schema = "s" + seed;
        int dimensions = 2 + random.nextInt(4);
        for (int i = 0; i < dimensions; i++) {
            tables.add(table("d" + i, Table.Kind.DIMENSION));
        }
        int facts = 1 + random.nextInt(3);
        for (int i = 0; i < facts; i++) {
            tables.add(table("f" + i, Table.Kind.FACT));
        }
        if (random.nextInt(3) == 0) {
            bridge();
        }
        if (random.nextBoolean()) {
            for (int day = -60; day < 520; day++) {
                if (random.nextInt(12) > 0) {
                    spine.add(FIRST_DAY.plusDays(day));
                }
            }
        }
        this.spineOfDates = random.nextBoolean();
        facts().forEach(f -> metrics.put(f, new RandomMetrics(random, f, facts()).all()));
    }

    String schema() {
        return schema;
    }

    List<Table> tables() {
        return tables;
    }

    List<Table> facts() {
        return tables.stream().filter(Table::fact).toList();
    }

    List<KnownMetric> metrics(Table table) {
        return metrics.computeIfAbsent(
                table,
                t -> RandomMetrics.MEASURES.stream()
                        .map(m -> new KnownMetric(t.name() + "_" + m, null, Asked.leaf(t, m)))
                        .toList());
    }

    KnownMetric metric(String name) {
        return tables.stream()
                .flatMap(t -> metrics(t).stream())
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The points of time of a fact: those of the spine, else each day from the first to the last of its rows. */
    List<LocalDate> points(Table fact, LocalDateMove last) {
        if (!spine.isEmpty()) {
            return spine;
        }
        var days = new TreeSet<LocalDate>();
        fact.rows().stream()
                .map(r -> (LocalDate) r.get("day"))
                .filter(Objects::nonNull)
                .forEach(days::add);
        return days.isEmpty()
                ? List.of()
                : days.first().datesUntil(last.of(days.last()).plusDays(1)).toList();
    }

    /** How far the last day is moved. */
    interface LocalDateMove {
        LocalDate of(LocalDate day);
    }

    private Table table(String name, Table.Kind kind) {
        List<Table> others = tables.stream().filter(t -> !t.fact()).toList();
        var links = new ArrayList<Table.Link>();
        int wanted = others.isEmpty() ? 0 : random.nextInt(Math.min(3, others.size()) + 1);
        for (int i = 0; i < wanted; i++) {
            Table target = others.get(random.nextInt(others.size()));
            boolean again = links.stream().anyMatch(l -> l.target().equals(target));
            links.add(new Table.Link("k" + i, target, again || random.nextInt(4) == 0 ? "role" + i : null));
        }
        return filled(name, kind, links);
    }

    /** A dimension that is reached through the bridge alone. */
    private void bridge() {
        Table far = filled("m0", Table.Kind.DIMENSION, List.of());
        Table near = tables.get(0);
        tables.add(far);
        tables.add(filled(
                "b0", Table.Kind.BRIDGE, List.of(new Table.Link("k0", near, null), new Table.Link("k1", far, null))));
    }

    private Table filled(String name, Table.Kind kind, List<Table.Link> links) {
        boolean dimension = kind == Table.Kind.DIMENSION;
        boolean repeats = dimension && random.nextInt(9) == 0;
        int count = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(dimension ? 8 : 40);
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            boolean again = repeats && i > 0 && random.nextInt(3) == 0;
            Integer id = again ? (Integer) rows.get(random.nextInt(i)).get("id") : (Integer) i;
            rows.add(row(repeats && random.nextInt(8) == 0 ? null : id, links));
        }
        return new Table(name, kind, links, rows);
    }

    private Map<String, Object> row(Integer id, List<Table.Link> links) {
        var row = new HashMap<String, Object>();
        row.put("id", id);
        for (var link : links) {
            // One in ten is missing, and the highest leads nowhere.
            int key = random.nextInt(Math.max(1, link.target().rows().size()) + 1);
            row.put(link.column(), random.nextInt(10) == 0 ? null : key);
        }
        row.put("label", random.nextInt(7) == 0 ? null : WORDS[random.nextInt(WORDS.length)]);
        row.put("size", random.nextInt(7) == 0 ? null : random.nextInt(4));
        row.put("amount", random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(2000) - 500, 2));
        row.put("pieces", random.nextInt(6) == 0 ? null : random.nextInt(5));
        row.put("day", random.nextInt(15) == 0 ? null : FIRST_DAY.plusDays(random.nextInt(400)));
        return row;
    }

    List<String> ddl() {
        var statements = new ArrayList<String>(List.of("create schema " + schema));
        for (var table : tables) {
            var columns = new StringBuilder("id integer");
            table.links().forEach(l -> columns.append(", ").append(l.column()).append(" integer"));
            columns.append(", label text, size integer, amount numeric(10,2), pieces integer, day date");
            statements.add("create table " + schema + "." + table.name() + " (" + columns + ")");
            table.rows().forEach(row -> statements.add(insert(table, row)));
        }
        if (!spine.isEmpty()) {
            statements.add("create table " + schema + ".spine (point " + (spineOfDates ? "date" : "timestamp") + ")");
            statements.add("insert into " + schema + ".spine values "
                    + String.join(", ", spine.stream().map(d -> "('" + d + "')").toList()));
        }
        return statements;
    }

    private String insert(Table table, Map<String, Object> row) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        row.forEach((name, value) -> {
            names.add(name);
            values.add(
                    value == null
                            ? "null"
                            : value instanceof Number
                                    ? value.toString()
                                    : "'" + value.toString().replace("'", "''") + "'");
        });
        return "insert into " + schema + "." + table.name() + " (" + String.join(", ", names) + ") values ("
                + String.join(", ", values) + ")";
    }

    SemanticManifest manifest() {
        var models = tables.stream().map(this::model).toList();
        var declared = facts().stream()
                .flatMap(f -> metrics(f).stream())
                .map(KnownMetric::declared)
                .filter(Objects::nonNull)
                .toList();
        List<TimeSpine> spines = spine.isEmpty()
                ? List.of()
                : List.of(new TimeSpine(new Relation(schema, "spine"), "point", TimeGranularity.DAY, Map.of()));
        return SemanticManifest.of(new ModelDocument(
                "random", null, null, List.of(), null, null, models, declared, List.of(), List.of(), List.of(),
                spines));
    }

    private SemanticModel model(Table table) {
        var entities = new ArrayList<Entity>(List.of(Entity.of(table.entity(), EntityType.PRIMARY, "id")));
        table.links()
                .forEach(l -> entities.add(new Entity(
                        l.target().entity(),
                        EntityType.FOREIGN,
                        List.of(SqlExpression.column(l.column())),
                        l.role(),
                        null,
                        List.of())));
        List<Dimension> dimensions = List.of(
                CategoricalDimension.of("label", "label", DataType.TEXT),
                new CategoricalDimension(
                        "double_size",
                        new SqlExpression("size * 2"),
                        DataType.NUMBER,
                        null,
                        List.of(),
                        Map.of(),
                        false),
                TimeDimension.of("day", "day", TimeGranularity.DAY));
        return new SemanticModel(
                table.name(),
                new Relation(schema, table.name()),
                null,
                List.of(),
                null,
                ElementRef.of(List.of(), "day"),
                Map.of(),
                null,
                entities,
                dimensions,
                measures(table));
    }

    private static List<Measure> measures(Table table) {
        String t = table.name();
        var measures = new ArrayList<Measure>(List.of(
                Measure.of(t + "_rows", Aggregation.COUNT, "1"),
                Measure.of(t + "_amount_sum", Aggregation.SUM, "amount"),
                Measure.of(t + "_amount_average", Aggregation.AVERAGE, "amount"),
                Measure.of(t + "_pieces_max", Aggregation.MAX, "pieces"),
                Measure.of(t + "_pieces_min", Aggregation.MIN, "pieces"),
                Measure.of(t + "_pieces_median", Aggregation.MEDIAN, "pieces"),
                Measure.of(t + "_labels", Aggregation.COUNT_DISTINCT, "label"),
                Measure.of(t + "_large", Aggregation.SUM_BOOLEAN, "pieces > 2")));
        if (table.fact()) {
            RandomMetrics.balances(table)
                    .forEach((name, rule) -> measures.add(new Measure(
                            t + "_" + name,
                            Aggregation.SUM,
                            SqlExpression.column("amount"),
                            null,
                            rule,
                            null,
                            null,
                            null,
                            List.of())));
        }
        return measures;
    }
}
