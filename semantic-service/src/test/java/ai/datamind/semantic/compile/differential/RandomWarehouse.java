package ai.datamind.semantic.compile.differential;

import ai.datamind.semantic.model.Aggregation;
import ai.datamind.semantic.model.CategoricalDimension;
import ai.datamind.semantic.model.DataType;
import ai.datamind.semantic.model.Dimension;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Entity;
import ai.datamind.semantic.model.EntityType;
import ai.datamind.semantic.model.Measure;
import ai.datamind.semantic.model.Metric;
import ai.datamind.semantic.model.MetricHeader;
import ai.datamind.semantic.model.MetricInput;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.Relation;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.SqlExpression;
import ai.datamind.semantic.model.TimeDimension;
import ai.datamind.semantic.model.TimeGranularity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random constellation: dimensions that refer to dimensions (snowflake), facts that refer to them, some by several roles,
 * with missing and dangling keys, missing values, and tables without rows.
 */
final class RandomWarehouse {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final String[] WORDS = {"red", "green", "blue", "Grün", "o'hara", ""};

    private final Random random;
    private final String schema;
    private final List<Table> tables = new ArrayList<>();

    RandomWarehouse(long seed) {
        this.random = new Random(seed);
        this.schema = "s" + seed;
        int dimensions = 2 + random.nextInt(4);
        for (int i = 0; i < dimensions; i++) {
            tables.add(table("d" + i, false));
        }
        int facts = 1 + random.nextInt(3);
        for (int i = 0; i < facts; i++) {
            tables.add(table("f" + i, true));
        }
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

    private Table table(String name, boolean fact) {
        List<Table> others = tables.stream().filter(t -> !t.fact()).toList();
        var links = new ArrayList<Table.Link>();
        int wanted = others.isEmpty() ? 0 : random.nextInt(Math.min(3, others.size()) + 1);
        for (int i = 0; i < wanted; i++) {
            Table target = others.get(random.nextInt(others.size()));
            boolean again = links.stream().anyMatch(l -> l.target().equals(target));
            links.add(new Table.Link("k" + i, target, again || random.nextInt(4) == 0 ? "role" + i : null));
        }
        int count = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(fact ? 40 : 8);
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i, links));
        }
        return new Table(name, fact, links, rows);
    }

    private Map<String, Object> row(int id, List<Table.Link> links) {
        var row = new HashMap<String, Object>();
        row.put("id", id);
        for (var link : links) {
            // One in eight is missing or leads nowhere.
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
            var columns = new StringBuilder("id integer primary key");
            table.links().forEach(l -> columns.append(", ").append(l.column()).append(" integer"));
            columns.append(", label text, size integer, amount numeric(10,2), pieces integer, day date");
            statements.add("create table " + schema + "." + table.name() + " (" + columns + ")");
            for (var row : table.rows()) {
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
                statements.add("insert into " + schema + "." + table.name() + " (" + String.join(", ", names)
                        + ") values (" + String.join(", ", values) + ")");
            }
        }
        return statements;
    }

    SemanticManifest manifest() {
        var models = tables.stream().map(this::model).toList();
        var metrics = new ArrayList<Metric>();
        for (var fact : facts()) {
            String f = fact.name();
            metrics.add(new Metric.Ratio(
                    MetricHeader.of(f + "_per_row"), MetricInput.of(f + "_amount_sum"), MetricInput.of(f + "_rows")));
            metrics.add(new Metric.Derived(
                    MetricHeader.of(f + "_combined"),
                    new SqlExpression("a * 2 - coalesce(b, 0)"),
                    List.of(
                            new MetricInput(f + "_amount_sum", "a", null, null, null),
                            new MetricInput(f + "_pieces_max", "b", null, null, null))));
        }
        return SemanticManifest.of(new ModelDocument(
                "random", null, null, List.of(), null, null, models, metrics, List.of(), List.of(), List.of(),
                List.of()));
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
        String t = table.name();
        List<Measure> measures = List.of(
                Measure.of(t + "_rows", Aggregation.COUNT, "1"),
                Measure.of(t + "_amount_sum", Aggregation.SUM, "amount"),
                Measure.of(t + "_amount_average", Aggregation.AVERAGE, "amount"),
                Measure.of(t + "_pieces_max", Aggregation.MAX, "pieces"),
                Measure.of(t + "_pieces_min", Aggregation.MIN, "pieces"),
                Measure.of(t + "_labels", Aggregation.COUNT_DISTINCT, "label"),
                Measure.of(t + "_large", Aggregation.SUM_BOOLEAN, "pieces > 2"));
        return new SemanticModel(
                t,
                new Relation(schema, t),
                null,
                List.of(),
                null,
                ElementRef.of(List.of(), "day"),
                Map.of(),
                null,
                entities,
                dimensions,
                measures);
    }
}
