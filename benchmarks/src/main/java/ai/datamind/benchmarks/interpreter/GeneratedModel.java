package ai.datamind.benchmarks.interpreter;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A schema of so many tables: each refers to up to two earlier ones and has a name, a category, a number, a flag and a day. */
final class GeneratedModel {

    private static final List<String> FIRST = List.of(
            "customer",
            "order",
            "invoice",
            "project",
            "vehicle",
            "patient",
            "student",
            "contract",
            "shipment",
            "account",
            "ticket",
            "machine",
            "campaign",
            "recipe",
            "flight",
            "museum",
            "player",
            "garden",
            "hotel",
            "lesson",
            "device",
            "article",
            "payment",
            "supplier",
            "warehouse",
            "employee",
            "meeting",
            "journey",
            "concert",
            "harbor",
            "license",
            "sensor");
    private static final List<String> SECOND = List.of(
            "",
            "group",
            "note",
            "event",
            "plan",
            "history",
            "document",
            "rating",
            "address",
            "request",
            "budget",
            "visit",
            "review",
            "item",
            "phase",
            "member",
            "session",
            "report",
            "task",
            "message",
            "claim",
            "batch",
            "label",
            "schedule",
            "target",
            "issue",
            "limit",
            "season",
            "branch",
            "round",
            "audit",
            "draft");
    private static final List<String> MEASURES = List.of(
            "amount", "price", "weight", "duration", "capacity", "score", "distance", "salary", "budget", "volume");
    private static final List<String> FLAGS = List.of("active", "certified", "archived", "premium", "verified");

    private final Random random;
    private final int tables;
    private final int valuesPerColumn;

    GeneratedModel(int tables, int valuesPerColumn, long seed) {
        this.tables = tables;
        this.valuesPerColumn = valuesPerColumn;
        this.random = new Random(seed);
    }

    static String table(int i) {
        String second = SECOND.get(i / FIRST.size() % SECOND.size());
        return second.isEmpty() ? FIRST.get(i % FIRST.size()) : FIRST.get(i % FIRST.size()) + "_" + second;
    }

    static String measure(int i) {
        return MEASURES.get(i % MEASURES.size());
    }

    static String flag(int i) {
        return FLAGS.get(i % FLAGS.size());
    }

    Publication publication() {
        var models = new ArrayList<SemanticModel>();
        var values = new ArrayList<ColumnValues>();
        for (int i = 0; i < tables; i++) {
            models.add(model(i));
            values.add(new ColumnValues(table(i), "name", names(valuesPerColumn), false));
            values.add(new ColumnValues(table(i), "category", names(12), true));
            values.add(new ColumnValues(table(i), flag(i), List.of("Y", "N"), true));
        }
        var document = new ModelDocument(
                "generated",
                null,
                null,
                List.of(),
                null,
                null,
                models,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return Publication.of(SemanticManifest.of(document), new ValueIndex(values));
    }

    private SemanticModel model(int i) {
        var entities = new ArrayList<Entity>();
        entities.add(Entity.of(table(i) + "_key", EntityType.PRIMARY, "id"));
        if (i > 0) {
            entities.add(Entity.of(table(parent(i)) + "_key", EntityType.FOREIGN, table(parent(i)) + "_id"));
        }
        return new SemanticModel(
                table(i),
                new Relation("big", table(i)),
                null,
                List.of(),
                "name",
                null,
                Map.of(),
                null,
                entities,
                List.of(
                        CategoricalDimension.of("name", "name", DataType.TEXT),
                        CategoricalDimension.of("category", "category", DataType.TEXT),
                        CategoricalDimension.of(measure(i), measure(i), DataType.NUMBER),
                        CategoricalDimension.of(flag(i), flag(i), DataType.TEXT),
                        TimeDimension.of("created", "created", TimeGranularity.DAY)),
                List.of());
    }

    static int parent(int i) {
        return (i - 1) / 3;
    }

    private List<String> names(int many) {
        var names = new ArrayList<String>(many);
        for (int i = 0; i < many; i++) {
            names.add(word() + " " + word());
        }
        return names;
    }

    private String word() {
        var word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bdfghklmnprstvz".charAt(random.nextInt(15))).append("aeiou".charAt(random.nextInt(5)));
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
