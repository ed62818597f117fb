package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtColumn;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtTest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A semantic model for a dbt model that has none. Its key is the declared primary key, or the one column that is tested to be
 * unique and not null; a relationships test is a foreign key. The entity is called after the model that it is the key of.
 */
final class DerivedModels {

    private final DbtManifest manifest;
    private final Map<String, List<DbtTest>> tests;
    private final Map<String, String> names = new LinkedHashMap<>();

    DerivedModels(DbtManifest manifest) {
        this.manifest = manifest;
        this.tests = manifest.tests().stream()
                .filter(t -> t.node() != null && t.generic() != null)
                .collect(Collectors.groupingBy(DbtTest::node));
        manifest.nodes().keySet().forEach(this::nameFor);
    }

    /** A name of ours for any name of dbt's, unique over the project. */
    String nameFor(String uniqueId) {
        return names.computeIfAbsent(uniqueId, id -> {
            String stored = manifest.node(id).map(DbtNode::name).orElse(id);
            String plain = plain(stored, "model");
            String name = plain;
            for (int n = 2; names.containsValue(name); n++) {
                name = plain + "_" + n;
            }
            return name;
        });
    }

    static String plain(String stored, String otherwise) {
        String lower =
                stored.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        return lower.isEmpty() ? otherwise : lower.substring(0, Math.min(lower.length(), 100));
    }

    SemanticModel derive(DbtNode node) {
        List<Entity> entities = entities(node);
        String name = nameFor(node.uniqueId());
        boolean keyed = entities.stream().anyMatch(e -> e.type() == EntityType.PRIMARY);
        return new SemanticModel(
                name,
                new Relation(node.relation().schema(), node.relation().name()),
                node.description(),
                List.of(),
                null,
                null,
                Map.of(),
                keyed ? null : name,
                entities,
                dimensions(node, entities),
                List.of());
    }

    private List<Entity> entities(DbtNode node) {
        var entities = new LinkedHashMap<String, Entity>();
        List<String> key = key(node);
        if (!key.isEmpty()) {
            Entity primary = entity(nameFor(node.uniqueId()), EntityType.PRIMARY, key, null);
            entities.put(primary.link(), primary);
        }
        for (DbtTest test : tests.getOrDefault(node.uniqueId(), List.of())) {
            boolean refers = "relationships".equals(test.generic()) && test.toNode() != null && test.column() != null;
            if (refers
                    && manifest.node(test.toNode())
                            .map(this::key)
                            .equals(Optional.of(List.of(lower(test.toColumn()))))) {
                foreign(node, test, entities);
            }
        }
        return List.copyOf(entities.values());
    }

    /** Two keys to the same model are two roles of it, called after their columns. */
    private void foreign(DbtNode node, DbtTest test, Map<String, Entity> entities) {
        String name = nameFor(test.toNode());
        boolean taken = entities.containsKey(name);
        String role = taken ? plain(test.column(), "key") : null;
        Entity foreign = entity(name, EntityType.FOREIGN, List.of(test.column()), role);
        if (!test.toNode().equals(node.uniqueId()) || taken) {
            entities.putIfAbsent(foreign.link(), foreign);
        }
    }

    private static Entity entity(String name, EntityType type, List<String> columns, String role) {
        return new Entity(
                name, type, columns.stream().map(SqlExpression::column).toList(), role, null, List.of());
    }

    private List<String> key(DbtNode node) {
        if (!node.primaryKey().isEmpty()) {
            return node.primaryKey().stream().map(DerivedModels::lower).toList();
        }
        Map<String, Set<String>> promises = new LinkedHashMap<>();
        for (DbtTest test : tests.getOrDefault(node.uniqueId(), List.of())) {
            if (test.generic().endsWith("unique_combination_of_columns")
                    && !test.combination().isEmpty()) {
                return test.combination().stream().map(DerivedModels::lower).toList();
            }
            if (test.column() != null) {
                promises.computeIfAbsent(lower(test.column()), c -> new LinkedHashSet<>())
                        .add(test.generic());
            }
        }
        List<String> keys = promises.entrySet().stream()
                .filter(p -> p.getValue().containsAll(List.of("unique", "not_null")))
                .map(Map.Entry::getKey)
                .toList();
        return keys.isEmpty() ? List.of() : List.of(keys.get(0));
    }

    private static List<Dimension> dimensions(DbtNode node, List<Entity> entities) {
        var keys = entities.stream()
                .flatMap(e -> e.expressions().stream())
                .flatMap(e -> e.asColumn().stream())
                .collect(Collectors.toSet());
        var dimensions = new ArrayList<Dimension>();
        var taken = new LinkedHashSet<String>();
        for (DbtColumn column : node.columns()) {
            String name = plain(column.name(), "column");
            if (!keys.contains(lower(column.name())) && taken.add(name)) {
                dimensions.add(dimension(name, column));
            }
        }
        return dimensions;
    }

    private static Dimension dimension(String name, DbtColumn column) {
        DataType type = StoredTypes.of(column.dataType());
        SqlExpression expression = SqlExpression.column(lower(column.name()));
        return switch (type) {
            case DATE, TIMESTAMP ->
                new TimeDimension(
                        name,
                        expression,
                        TimeGranularity.of(column.granularity())
                                .orElse(type == DataType.DATE ? TimeGranularity.DAY : TimeGranularity.SECOND),
                        type,
                        column.description(),
                        List.of(),
                        false,
                        Validity.NONE);
            case TEXT, NUMBER, BOOLEAN, UNKNOWN ->
                new CategoricalDimension(name, expression, type, column.description(), List.of(), Map.of(), false);
        };
    }

    /** dbt's columns are unquoted names unless told otherwise: the engine folds them. */
    private static String lower(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
