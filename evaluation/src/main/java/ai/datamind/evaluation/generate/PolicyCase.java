package ai.datamind.evaluation.generate;

import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One policy set and one subject, as the engine and as the library are told of it.
 *
 * @param filters table → filters; a table that is not there is open
 * @param masks table → masks, each with the engine's spelling of the same
 * @param deniedTables tables the subject does not know of
 * @param deniedColumns table → columns
 * @param flags table → column → what may be done with it; the engine has no such thing
 * @param otherwise whether a table that no policy names may be read
 */
public record PolicyCase(
        Map<String, List<Filter>> filters,
        Map<String, List<Mask>> masks,
        Set<String> deniedTables,
        Map<String, Set<String>> deniedColumns,
        Map<String, Map<String, ColumnFlag>> flags,
        DefaultEffect otherwise,
        Map<String, Object> subject) {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** A filter with placeholders. */
    public record Filter(FilterMode mode, String predicate) {}

    /** A mask and what a view would say in its place. */
    public record Mask(ColumnMask mask, String natively) {}

    public boolean masked() {
        return !masks.isEmpty();
    }

    /** The flag of a column, or null. */
    public ColumnFlag flag(String table, String column) {
        return flags.getOrDefault(table, Map.of()).get(column);
    }

    /** The same with no flag that changes what is seen. */
    public PolicyCase withoutSums() {
        Map<String, Map<String, ColumnFlag>> shown = new HashMap<>();
        flags.forEach((table, columns) -> {
            Map<String, ColumnFlag> kept = new HashMap<>(columns);
            kept.values().removeIf(ColumnFlag.AggregateOnly.class::isInstance);
            shown.put(table, kept);
        });
        return new PolicyCase(filters, masks, deniedTables, deniedColumns, shown, otherwise, subject);
    }

    /** @param schema where the library finds the tables */
    public PolicySet set(String schema, String version) {
        List<TablePolicy> tables = new ArrayList<>();
        for (String table : Tables.names()) {
            if (otherwise == DefaultEffect.DENY && deniedTables.contains(table)) {
                continue;
            }
            List<RowFilter> rows = new ArrayList<>();
            for (Filter filter : filters.getOrDefault(table, List.of())) {
                String name = table + rows.size();
                rows.add(new RowFilter(name, name, filter.mode(), filter.predicate()));
            }
            List<ColumnMask> columns = masks.getOrDefault(table, List.of()).stream()
                    .map(Mask::mask)
                    .toList();
            tables.add(new TablePolicy(
                    schema,
                    table,
                    deniedTables.contains(table),
                    !rows.isEmpty(),
                    rows,
                    columns,
                    deniedColumns.getOrDefault(table, Set.of()),
                    flagged(table)));
        }
        return new PolicySet(version, otherwise, subject, tables, KEY);
    }

    private Map<String, Set<ColumnFlag>> flagged(String table) {
        Map<String, Set<ColumnFlag>> flagged = new HashMap<>();
        flags.getOrDefault(table, Map.of()).forEach((column, flag) -> flagged.put(column, Set.of(flag)));
        return flagged;
    }

    /** The same with one more filter that all rows of a table must pass. */
    public PolicyCase narrowed(String table, String predicate) {
        Map<String, List<Filter>> narrower = new HashMap<>(filters);
        List<Filter> of =
                new ArrayList<>(filters.getOrDefault(table, List.of(new Filter(FilterMode.PERMISSIVE, "true"))));
        of.add(new Filter(FilterMode.RESTRICTIVE, predicate));
        narrower.put(table, of);
        return new PolicyCase(narrower, masks, deniedTables, deniedColumns, flags, otherwise, subject);
    }

    /** Whether fewer rows of this table show more of another: a filter asks for their absence, or for that of rows that ask for them. */
    public boolean grows(String table) {
        return filters.entrySet().stream()
                .anyMatch(of -> of.getValue().stream()
                        .anyMatch(f -> asks(f, "NOT EXISTS", table) || (asks(f, "", table) && grows(of.getKey()))));
    }

    private static boolean asks(Filter filter, String how, String table) {
        return filter.predicate().matches("(?s).*" + how + ".*\\bFROM " + table + "\\b.*");
    }

    /** Whether any policy looks at this column, of whatever table: hidden rows must keep its value to stay hidden. */
    public boolean mentions(String column) {
        return filters.values().stream()
                .flatMap(List::stream)
                .anyMatch(f -> f.predicate().matches("(?s).*\\b" + column + "\\b.*"));
    }

    /** Statements that make {@code role} see in {@code schema} what the subject may see, the engine's own way. */
    public List<String> natively(int number, String base) {
        String role = "reader" + number;
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE " + role));
        String schema = masked() ? "view" + number : base;
        if (masked()) {
            statements.add("CREATE SCHEMA " + schema);
        }
        statements.add("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
        for (String table : Tables.names()) {
            statements.addAll(masked() ? view(table, schema, base) : rowSecurity(table, number, base));
            if (!deniedTables.contains(table)) {
                statements.add("GRANT SELECT " + columns(table) + " ON " + schema + "." + table + " TO " + role);
            }
        }
        return statements;
    }

    private String columns(String table) {
        Set<String> denied = deniedColumns.getOrDefault(table, Set.of());
        return denied.isEmpty()
                ? ""
                : "("
                        + String.join(
                                ", ",
                                Tables.ALL.get(table).stream()
                                        .map(Tables.Column::name)
                                        .filter(c -> !denied.contains(c))
                                        .toList())
                        + ")";
    }

    private List<String> rowSecurity(String table, int number, String base) {
        List<Filter> of = filters.getOrDefault(table, List.of());
        List<String> statements = new ArrayList<>();
        if (of.isEmpty()) {
            statements.add("CREATE POLICY p" + number + " ON " + base + "." + table + " FOR SELECT TO reader" + number
                    + " USING (true)");
        }
        for (int i = 0; i < of.size(); i++) {
            statements.add("CREATE POLICY p" + number + "_" + i + " ON " + base + "." + table + " AS "
                    + of.get(i).mode() + " FOR SELECT TO reader" + number + " USING ("
                    + literal(of.get(i).predicate()) + ")");
        }
        return statements;
    }

    /** Views are read with their owner's rights: queries of a filter must ask the views before it, not the tables. */
    private List<String> view(String table, String schema, String base) {
        List<String> items = new ArrayList<>();
        for (Tables.Column column : Tables.ALL.get(table)) {
            String shown = masks.getOrDefault(table, List.of()).stream()
                    .filter(m -> m.mask().column().equals(column.name()))
                    .map(Mask::natively)
                    .findFirst()
                    .orElse(column.name());
            items.add(shown + " AS " + column.name());
        }
        return List.of(
                "SET search_path = " + schema,
                "CREATE VIEW " + schema + "." + table + " WITH (security_barrier) AS SELECT "
                        + String.join(", ", items) + " FROM " + base + "." + table + " AS row_of_" + table + " WHERE "
                        + predicate(table));
    }

    private String predicate(String table) {
        List<Filter> of = filters.getOrDefault(table, List.of());
        if (of.isEmpty()) {
            return "true";
        }
        List<String> any = of.stream()
                .filter(f -> f.mode() == FilterMode.PERMISSIVE)
                .map(f -> "(" + literal(f.predicate()) + ")")
                .toList();
        List<String> all = new ArrayList<>();
        all.add(any.isEmpty() ? "false" : "(" + String.join(" OR ", any) + ")");
        of.stream()
                .filter(f -> f.mode() == FilterMode.RESTRICTIVE)
                .forEach(f -> all.add("(" + literal(f.predicate()) + ")"));
        return String.join(" AND ", all);
    }

    private String literal(String predicate) {
        String groups = "'"
                + String.join(
                        "', '",
                        ((List<?>) subject.get("user.groups"))
                                .stream().map(String::valueOf).toList())
                + "'";
        return predicate
                .replace("${user.attributes.tenant}", String.valueOf(subject.get("user.attributes.tenant")))
                .replace("${user.id}", "'" + subject.get("user.id") + "'")
                .replace("${user.groups}", groups);
    }
}
