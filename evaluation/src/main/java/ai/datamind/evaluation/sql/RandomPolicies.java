package ai.datamind.evaluation.sql;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A filter for most tables of a database, made of values that are there, and here and there a column that is denied. */
final class RandomPolicies {
    private static final Set<String> PLAIN =
            Set.of("smallint", "integer", "bigint", "text", "boolean", "date", "numeric", "real", "double precision");
    private final Random random;

    RandomPolicies(long seed) {
        random = new Random(seed);
    }

    List<TablePolicy> of(CatalogSnapshot catalog, ai.datamind.sql.catalog.RowSource rows) {
        List<TablePolicy> policies = new ArrayList<>();
        catalog.relations().values().stream()
                .sorted(java.util.Comparator.comparing(r -> r.name().toString()))
                .forEach(relation -> policies.add(table(relation, rows)));
        return policies;
    }

    private TablePolicy table(Relation relation, ai.datamind.sql.catalog.RowSource rows) {
        List<RowFilter> filters = random.nextInt(4) == 0
                ? List.of()
                : List.of(new RowFilter("p", "p", FilterMode.PERMISSIVE, predicate(relation, rows)));
        Set<String> denied =
                random.nextInt(6) == 0 ? Set.of(one(relation.columns()).name()) : Set.of();
        return new TablePolicy(
                relation.name().schema(),
                relation.name().name(),
                false,
                !filters.isEmpty(),
                filters,
                List.of(),
                denied,
                Map.of());
    }

    private String predicate(Relation relation, ai.datamind.sql.catalog.RowSource rows) {
        List<Column> plain = relation.columns().stream()
                .filter(c -> PLAIN.contains(c.type().replaceAll("\\(.*", ""))
                        || c.type().startsWith("character varying"))
                .toList();
        if (plain.isEmpty()) {
            return "true";
        }
        Column column = one(plain);
        String name = Identifiers.quote(column.name());
        List<List<String>> values = rows.rows("SELECT DISTINCT " + name + "::text FROM "
                + relation.name().quoted() + " WHERE " + name + " IS NOT NULL ORDER BY 1 LIMIT 50");
        if (values.isEmpty()) {
            return name + " IS NULL";
        }
        String value = Literals.text(one(values).getFirst()) + "::" + column.type();
        String other = Literals.text(one(values).getFirst()) + "::" + column.type();
        return switch (random.nextInt(6)) {
            case 0 -> name + " = " + value;
            case 1 -> name + " IN (" + value + ", " + other + ")";
            case 2 -> name + " >= " + value;
            case 3 -> name + " < " + value + " OR " + name + " IS NULL";
            case 4 -> name + " IS NOT NULL";
            default -> name + " <> " + value;
        };
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
