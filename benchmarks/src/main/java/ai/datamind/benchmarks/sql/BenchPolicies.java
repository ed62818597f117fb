package ai.datamind.benchmarks.sql;

import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One set of policies to measure under.
 *
 * @param filters predicate by table, in our words ({@code ${user.attributes.tenant}})
 * @param masks by "table.column"
 * @param natives what a masked column is in a native security_barrier view, by "table.column"
 */
record BenchPolicies(
        String name, Map<String, String> filters, Map<String, ColumnMask> masks, Map<String, String> natives) {
    static final List<String> TENANTS = List.of("customer", "orders", "lineitem");
    private static final String TENANT = "3";

    /** {@code tenant = 3}, on an indexed column. */
    static BenchPolicies attribute() {
        return filtered("attribute", "tenant = ${user.attributes.tenant}");
    }

    /** Operators that the engine does not trust to keep a value to themselves: LIKE, lower. */
    static BenchPolicies leaky() {
        return new BenchPolicies(
                "leaky",
                Map.of(
                        "customer", "tenant = ${user.attributes.tenant} OR lower(c_mktsegment) LIKE 'house%'",
                        "orders", "tenant = ${user.attributes.tenant} OR lower(o_clerk) LIKE '%000077'",
                        "lineitem", "tenant = ${user.attributes.tenant} OR lower(l_shipmode) LIKE 'fo%'"),
                Map.of(),
                Map.of());
    }

    /** Customers of one region, their orders, the items of those: each policy asks the table above. */
    static BenchPolicies query() {
        return new BenchPolicies(
                "sub-query",
                Map.of(
                        "customer",
                        "EXISTS (SELECT 1 FROM tpch.nation pn JOIN tpch.region pr ON pr.r_regionkey = pn.n_regionkey"
                                + " WHERE pn.n_nationkey = c_nationkey AND pr.r_name = 'EUROPE')",
                        "orders",
                        "EXISTS (SELECT 1 FROM tpch.customer pc WHERE pc.c_custkey = o_custkey)",
                        "lineitem",
                        "EXISTS (SELECT 1 FROM tpch.orders po WHERE po.o_orderkey = l_orderkey)"),
                Map.of(),
                Map.of());
    }

    /** The attribute filter, and masks on what the queries show, group by and compare. */
    static BenchPolicies masked() {
        return new BenchPolicies(
                "masks",
                attribute().filters,
                Map.of(
                        "customer.c_phone", mask("c_phone", MaskMethod.PARTIAL, Map.of("keep", 4)),
                        "customer.c_address", mask("c_address", MaskMethod.NULL, Map.of()),
                        "customer.c_acctbal", mask("c_acctbal", MaskMethod.GENERALIZE, Map.of("bucket", 1000)),
                        "orders.o_clerk", mask("o_clerk", MaskMethod.CONSTANT, Map.of("value", "hidden"))),
                Map.of(
                        "customer.c_phone",
                        "CAST(CASE WHEN length(CAST(c_phone AS text)) > 4 THEN repeat('*', length(CAST(c_phone AS text)) - 4)"
                                + " || right(CAST(c_phone AS text), 4) ELSE repeat('*', length(CAST(c_phone AS text))) END"
                                + " AS varchar(15))",
                        "customer.c_address",
                        "CAST(NULL AS varchar(40))",
                        "customer.c_acctbal",
                        "CAST(c_acctbal - c_acctbal % 1000 AS numeric(15,2))",
                        "orders.o_clerk",
                        "CAST('hidden' AS varchar(15))"));
    }

    static List<BenchPolicies> all() {
        return List.of(attribute(), leaky(), masked(), query());
    }

    private static BenchPolicies filtered(String name, String predicate) {
        Map<String, String> filters = new java.util.TreeMap<>();
        TENANTS.forEach(table -> filters.put(table, predicate));
        return new BenchPolicies(name, filters, Map.of(), Map.of());
    }

    private static ColumnMask mask(String column, MaskMethod method, Map<String, Object> parameters) {
        return new ColumnMask("mask", column, column, method, parameters);
    }

    PolicySet set() {
        Set<String> tables = new TreeSet<>(filters.keySet());
        masks.keySet().forEach(column -> tables.add(column.substring(0, column.indexOf('.'))));
        List<TablePolicy> policies = new ArrayList<>();
        for (String table : tables) {
            List<RowFilter> rows = filters.containsKey(table)
                    ? List.of(new RowFilter(name, name, FilterMode.PERMISSIVE, filters.get(table)))
                    : List.of();
            List<ColumnMask> columns = masks.entrySet().stream()
                    .filter(mask -> mask.getKey().startsWith(table + "."))
                    .map(Map.Entry::getValue)
                    .toList();
            policies.add(new TablePolicy("tpch", table, false, !rows.isEmpty(), rows, columns, Set.of(), Map.of()));
        }
        return new PolicySet(
                name,
                DefaultEffect.ALLOW,
                Map.of("user.attributes.tenant", Integer.valueOf(TENANT)),
                policies,
                "a key of thirty-two bytes, no less".getBytes(StandardCharsets.US_ASCII));
    }

    /** What a native installation has in the table's place: filter and masks behind a security_barrier. */
    String view(String table, List<String> columns) {
        String shown = String.join(
                ", ",
                columns.stream()
                        .map(column -> natives.getOrDefault(table + "." + column, column) + " AS " + column)
                        .toList());
        return "CREATE VIEW bench_views." + table + " WITH (security_barrier) AS SELECT " + shown + " FROM tpch."
                + table + " WHERE " + natively(table);
    }

    /** The predicate as the engine's own policy: its attributes are constants, the hardest opponent. */
    String natively(String table) {
        return filters.get(table).replace("${user.attributes.tenant}", TENANT);
    }
}
