package ai.datamind.evaluation.generate;

import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random policy sets and subjects. A third masks columns, a fifth denies some. A filter with a query asks only tables
 * before its own, so that no two policies need each other; masked and denied columns stand in no filter.
 */
public final class PolicyGenerator {
    private static final Map<String, List<String>> FILTERS = Map.of(
            "region",
            List.of("code = 'NO '", "name <> 'west'", "id IN (1, 2, 3)", "true"),
            "customer",
            List.of(
                    "tenant = ${user.attributes.tenant}",
                    "tenant = ${user.attributes.tenant} OR tenant = 2 OR lower(name) = ${user.id}",
                    "tenant IN (0, ${user.attributes.tenant})",
                    "name IN (${user.groups})",
                    "tenant < 3",
                    "born > date '1965-01-01' AND tenant <> 1",
                    "vip",
                    "vip IS NOT FALSE",
                    "region_id IN (SELECT r.id FROM region AS r WHERE r.name <> 'north') AND tenant <> 3",
                    "EXISTS (SELECT 1 FROM region AS r WHERE r.id = region_id)",
                    "region_id IS NULL OR tenant = 1",
                    "false"),
            "orders",
            List.of(
                    "tenant = ${user.attributes.tenant}",
                    "tenant IN (0, 1)",
                    "EXISTS (SELECT 1 FROM customer AS c WHERE c.id = customer_id)",
                    "customer_id IN (SELECT c.id FROM customer AS c WHERE c.tenant = ${user.attributes.tenant})",
                    "NOT EXISTS (SELECT 1 FROM customer AS c WHERE c.id = customer_id AND c.tenant = 2)",
                    "placed < date '1996-01-01'",
                    "placed BETWEEN date '1994-06-01' AND date '1996-06-01' OR tenant = 3",
                    "false"),
            "item",
            List.of(
                    "order_id < 30",
                    "EXISTS (SELECT 1 FROM orders AS o WHERE o.id = order_id)",
                    "order_id IN (SELECT o.id FROM orders AS o WHERE o.tenant <> 2)",
                    "line = 1 OR order_id > 40",
                    "line < 3"));
    private static final Map<String, List<String>> DENIABLE = Map.of(
            "customer", List.of("email", "phone", "score", "doc", "tags"),
            "orders", List.of("note", "shipped", "status"),
            "item", List.of("sku"));
    private final Random random;

    public PolicyGenerator(long seed) {
        this.random = new Random(seed);
    }

    public List<PolicyCase> cases(int many) {
        List<PolicyCase> cases = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            cases.add(one());
        }
        return cases;
    }

    private PolicyCase one() {
        Map<String, List<PolicyCase.Filter>> filters = new HashMap<>();
        for (String table : Tables.names()) {
            if (random.nextInt(table.equals("region") ? 4 : 5) > (table.equals("region") ? 2 : 0)) {
                filters.put(table, filters(table));
            }
        }
        boolean denies = random.nextInt(5) == 0;
        return new PolicyCase(
                filters,
                random.nextInt(3) == 0 ? masks() : Map.of(),
                denies && random.nextBoolean() ? Set.of("item") : Set.of(),
                denies ? denied() : Map.of(),
                random.nextInt(6) == 0 ? flags() : Map.of(),
                random.nextInt(3) == 0 ? DefaultEffect.DENY : DefaultEffect.ALLOW,
                subject());
    }

    private Map<String, Object> subject() {
        int tenant = random.nextInt(4);
        return Map.of(
                "user.attributes.tenant",
                tenant,
                "user.id",
                "c" + (tenant + 4),
                "user.groups",
                List.of("c1", "c" + (tenant + 5), "c" + (8 + random.nextInt(12))));
    }

    private List<PolicyCase.Filter> filters(String table) {
        List<PolicyCase.Filter> filters = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5) / 3; i++) {
            filters.add(new PolicyCase.Filter(FilterMode.PERMISSIVE, pick(FILTERS.get(table))));
        }
        for (int i = random.nextInt(4) / 3; i > 0; i--) {
            filters.add(new PolicyCase.Filter(FilterMode.RESTRICTIVE, pick(FILTERS.get(table))));
        }
        if (random.nextInt(30) == 0) {
            filters.removeIf(f -> f.mode() == FilterMode.PERMISSIVE);
        }
        return filters.isEmpty()
                ? List.of(new PolicyCase.Filter(FilterMode.RESTRICTIVE, pick(FILTERS.get(table))))
                : filters;
    }

    private Map<String, Set<String>> denied() {
        Map<String, Set<String>> denied = new HashMap<>();
        for (Map.Entry<String, List<String>> table : DENIABLE.entrySet()) {
            Set<String> columns = new HashSet<>(table.getValue());
            columns.removeIf(c -> random.nextInt(3) > 0);
            denied.put(table.getKey(), columns);
        }
        return denied;
    }

    /** On columns that no filter looks at; a sum wants three rows. */
    private Map<String, Map<String, ColumnFlag>> flags() {
        ColumnFlag shown = new ColumnFlag.DenyInPredicate();
        ColumnFlag summed = new ColumnFlag.AggregateOnly(3);
        return Map.of(
                "customer", Map.of("score", random.nextBoolean() ? shown : summed, "email", shown),
                "orders", Map.of("amount", summed, "note", shown),
                "item", Map.of("price", random.nextBoolean() ? shown : summed));
    }

    private Map<String, List<PolicyCase.Mask>> masks() {
        Map<String, List<PolicyCase.Mask>> masks = new LinkedHashMap<>();
        masks.put(
                "customer",
                some(List.of(
                        partial("phone", "varchar(20)", random.nextInt(4)),
                        mask("email", MaskMethod.HASH, Map.of(), Hmac.sql("email")),
                        mask(
                                "balance",
                                MaskMethod.GENERALIZE,
                                Map.of("bucket", 10),
                                "(balance - balance % 10)::numeric(12,2)"),
                        mask("score", MaskMethod.NULL, Map.of(), "NULL::float8"),
                        mask("tags", MaskMethod.NULL, Map.of(), "NULL::text[]"),
                        mask(
                                "doc",
                                MaskMethod.EXPRESSION,
                                Map.of("expression", "CASE WHEN tenant = 1 THEN doc END"),
                                "CASE WHEN tenant = 1 THEN doc END"))));
        masks.put(
                "orders",
                some(List.of(
                        mask("note", MaskMethod.NULL, Map.of(), "NULL::text"),
                        mask("qty", MaskMethod.CONSTANT, Map.of("value", "7"), "7"),
                        mask(
                                "shipped",
                                MaskMethod.GENERALIZE,
                                Map.of("unit", "month"),
                                "date_trunc('month', shipped)::timestamp"),
                        mask(
                                "amount",
                                MaskMethod.EXPRESSION,
                                Map.of("expression", "CASE WHEN amount > 10 THEN 10 ELSE amount END"),
                                "CASE WHEN amount > 10 THEN 10 ELSE amount END::numeric(10,2)"))));
        masks.put(
                "item",
                some(List.of(
                        mask("sku", MaskMethod.CONSTANT, Map.of("value", "thing"), "'thing'::text"),
                        mask("qty", MaskMethod.NULL, Map.of(), "NULL::smallint"))));
        return masks;
    }

    private List<PolicyCase.Mask> some(List<PolicyCase.Mask> all) {
        return all.stream().filter(m -> random.nextInt(3) > 0).toList();
    }

    private static PolicyCase.Mask partial(String column, String type, int keep) {
        String text = column + "::text";
        String shown = "(CASE WHEN length(" + text + ") > " + keep + " THEN repeat('*', length(" + text + ") - " + keep
                + ") || right(" + text + ", " + keep + ") ELSE repeat('*', length(" + text + ")) END)::" + type;
        return mask(column, MaskMethod.PARTIAL, Map.of("keep", keep), shown);
    }

    private static PolicyCase.Mask mask(
            String column, MaskMethod method, Map<String, Object> parameters, String natively) {
        return new PolicyCase.Mask(new ColumnMask("m", "m", column, method, parameters), natively);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
