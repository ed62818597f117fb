package ai.datamind.sql.oracle;

import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One policy set and one subject.
 *
 * @param filters table → predicates with placeholders; "R:" in front makes a restrictive one
 * @param masks table.column → mask; {@code natively} says the same for the view
 */
record PolicyCase(
        Map<String, List<String>> filters,
        Map<String, ColumnMask> masks,
        Map<String, String> natively,
        Map<String, Object> subject) {
    static List<PolicyCase> all() {
        List<PolicyCase> cases = new ArrayList<>();
        for (int tenant = 0; tenant < 3; tenant++) {
            Map<String, Object> subject = Map.of(
                    "user.attributes.tenant",
                    tenant,
                    "user.id",
                    "c" + (tenant + 4),
                    "user.groups",
                    List.of("c1", "c" + (tenant + 5)));
            cases.add(of(
                    subject,
                    "customer",
                    "tenant = ${user.attributes.tenant}",
                    "orders",
                    "tenant = ${user.attributes.tenant}"));
            cases.add(of(
                    subject,
                    "customer",
                    "tenant = ${user.attributes.tenant} OR tenant = 2 OR lower(name) = ${user.id}",
                    "orders",
                    "tenant IN (0, 1)",
                    "item",
                    "order_id < 30"));
            cases.add(of(
                    subject,
                    "customer",
                    "region_id IN (SELECT r.id FROM region r WHERE r.name <> 'north') AND tenant <> 3",
                    "orders",
                    "EXISTS (SELECT 1 FROM customer c WHERE c.id = customer_id)",
                    "item",
                    "EXISTS (SELECT 1 FROM orders o WHERE o.id = order_id)"));
            cases.add(of(subject, "customer", "name IN (${user.groups})", "orders", "false", "region", "code = 'NO '"));
            cases.add(of(
                    subject,
                    "customer",
                    "tenant < 3",
                    "customer",
                    "R:vip IS NOT FALSE",
                    "customer",
                    "R:born > date '1965-01-01'",
                    "item",
                    "sku LIKE 's%'"));
            cases.add(masked(subject));
        }
        return cases;
    }

    private static PolicyCase of(Map<String, Object> subject, String... pairs) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            filters.computeIfAbsent(pairs[i], t -> new ArrayList<>()).add(pairs[i + 1]);
        }
        return new PolicyCase(filters, Map.of(), Map.of(), subject);
    }

    private static PolicyCase masked(Map<String, Object> subject) {
        Map<String, ColumnMask> masks = new LinkedHashMap<>();
        Map<String, String> natively = new LinkedHashMap<>();
        mask(
                masks,
                natively,
                "customer.phone",
                MaskMethod.PARTIAL,
                Map.of("keep", 3),
                "(CASE WHEN length(phone::text) > 3 THEN repeat('*', length(phone::text) - 3) || right(phone::text, 3) ELSE repeat('*', length(phone::text)) END)::varchar(20)");
        mask(
                masks,
                natively,
                "customer.born",
                MaskMethod.GENERALIZE,
                Map.of("unit", "year"),
                "date_trunc('year', born)::date");
        mask(
                masks,
                natively,
                "customer.balance",
                MaskMethod.GENERALIZE,
                Map.of("bucket", 10),
                "(balance - balance % 10)::numeric(12,2)");
        mask(masks, natively, "orders.note", MaskMethod.NULL, Map.of(), "NULL::text");
        mask(masks, natively, "orders.qty", MaskMethod.CONSTANT, Map.of("value", "7"), "7");
        Map<String, List<String>> filters =
                Map.of("customer", List.of("tenant <> 3"), "orders", List.of("tenant = ${user.attributes.tenant}"));
        return new PolicyCase(filters, masks, natively, subject);
    }

    private static void mask(
            Map<String, ColumnMask> masks,
            Map<String, String> natively,
            String column,
            MaskMethod method,
            Map<String, Object> parameters,
            String sql) {
        masks.put(column, new ColumnMask("m", "m", column.substring(column.indexOf('.') + 1), method, parameters));
        natively.put(column, sql);
    }

    PolicySet set(String version) {
        List<TablePolicy> tables = new ArrayList<>();
        for (String table : Tables.ALL.keySet()) {
            List<RowFilter> rows = filters.getOrDefault(table, List.of()).stream()
                    .map(f -> f.startsWith("R:")
                            ? new RowFilter("r", "r", FilterMode.RESTRICTIVE, f.substring(2))
                            : new RowFilter("p", "p", FilterMode.PERMISSIVE, f))
                    .toList();
            List<ColumnMask> columns = masks.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(table + "."))
                    .map(Map.Entry::getValue)
                    .toList();
            tables.add(new TablePolicy("plain", table, false, !rows.isEmpty(), rows, columns, Set.of(), Map.of()));
        }
        return new PolicySet(version, DefaultEffect.ALLOW, subject, tables, new byte[0]);
    }

    /** The same for the engine: a schema with row-level security, or with masked security-barrier views. */
    List<String> natively(String schema, String ddl) {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE SCHEMA " + schema,
                "SET search_path = " + schema,
                ddl,
                "GRANT USAGE ON SCHEMA " + schema + " TO reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO reader"));
        for (String table : Tables.ALL.keySet()) {
            List<String> of = filters.getOrDefault(table, List.of());
            if (!masks.isEmpty()) {
                statements.add("ALTER TABLE " + table + " RENAME TO base_" + table);
                String columns = String.join(
                        ", ",
                        Tables.ALL.get(table).stream()
                                .map(c -> natively.getOrDefault(table + "." + c.name(), c.name()) + " AS " + c.name())
                                .toList());
                statements.add("CREATE VIEW " + table + " WITH (security_barrier) AS SELECT " + columns + " FROM base_"
                        + table + (of.isEmpty() ? "" : " WHERE " + literal(of.getFirst())));
                statements.add("GRANT SELECT ON " + table + " TO reader");
            } else if (!of.isEmpty()) {
                statements.add("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
                for (int i = 0; i < of.size(); i++) {
                    boolean restrictive = of.get(i).startsWith("R:");
                    statements.add("CREATE POLICY p" + i + " ON " + table + (restrictive ? " AS RESTRICTIVE" : "")
                            + " FOR SELECT USING ("
                            + literal(restrictive ? of.get(i).substring(2) : of.get(i)) + ")");
                }
            }
        }
        return statements;
    }

    /** A schema that holds the visible rows only: what fails there too tells nothing of hidden ones. */
    List<String> visibleOnly(String schema, String ddl) {
        List<String> statements =
                new ArrayList<>(List.of("CREATE SCHEMA " + schema, "SET search_path = " + schema, ddl));
        for (String table : List.of("region", "customer", "orders", "item")) {
            List<String> permissive = filters.getOrDefault(table, List.of()).stream()
                    .filter(f -> !f.startsWith("R:"))
                    .toList();
            List<String> restrictive = filters.getOrDefault(table, List.of()).stream()
                    .filter(f -> f.startsWith("R:"))
                    .toList();
            if (!permissive.isEmpty()) {
                statements.add("DELETE FROM " + table + " WHERE ((" + literal(String.join(") OR (", permissive))
                        + ")) IS NOT TRUE");
            }
            restrictive.forEach(f ->
                    statements.add("DELETE FROM " + table + " WHERE (" + literal(f.substring(2)) + ") IS NOT TRUE"));
        }
        statements.add("ANALYZE");
        return statements;
    }

    /**
     * Changes the hidden rows' values, those apart that policies look at: nothing the subject sees may change with them.
     *
     * @param control writes each value over itself: tables grow, and plans turn, as with the others
     */
    List<String> scramble(String visible, boolean control) {
        Map<String, String> values = Map.of(
                "email", "'1'", "balance", "1", "score", "1", "phone", "'1'", "note", "'1'", "qty", "1", "status",
                "'1'", "amount", "1", "sku", "'1'", "price", "1");
        Map<String, String> keys = Map.of("customer", "id", "orders", "id", "item", "order_id, line");
        List<String> statements = new ArrayList<>();
        for (String table : keys.keySet()) {
            String filter = String.join(" ", filters.getOrDefault(table, List.of()));
            List<String> sets = Tables.ALL.get(table).stream()
                    .filter(c -> values.containsKey(c.name()) && !filter.contains(c.name()))
                    .map(c -> c.name() + " = " + (control ? c.name() : values.get(c.name())))
                    .toList();
            statements.add("UPDATE plain." + table + " SET " + String.join(", ", sets) + " WHERE (" + keys.get(table)
                    + ") NOT IN (SELECT " + keys.get(table) + " FROM " + visible + "." + table + ")");
        }
        return statements;
    }

    private String literal(String predicate) {
        String text = predicate
                .replace("${user.attributes.tenant}", String.valueOf(subject.get("user.attributes.tenant")))
                .replace("${user.id}", "'" + subject.get("user.id") + "'");
        String groups = "'"
                + String.join(
                        "', '",
                        ((List<?>) subject.get("user.groups"))
                                .stream().map(String::valueOf).toList()) + "'";
        return text.replace("${user.groups}", groups);
    }
}
