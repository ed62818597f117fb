package ai.datamind.sql.policy;

import ai.datamind.sql.catalog.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One subject's policies.
 *
 * @param version of the policies, without the subject's attributes
 * @param bindings "user.id", "user.email", "user.attributes.x" to a text, number or truth; "user.groups" to texts
 * @param maskKey secret of the hashing masks; empty where none is used
 */
public record PolicySet(
        String version,
        DefaultEffect defaultEffect,
        Map<String, Object> bindings,
        List<TablePolicy> tables,
        byte[] maskKey) {
    public PolicySet {
        bindings = Map.copyOf(bindings);
        tables = List.copyOf(tables);
        maskKey = maskKey.clone();
    }

    /** Everything visible: for deriving models and for tests. */
    public static PolicySet none() {
        return new PolicySet("none", DefaultEffect.ALLOW, Map.of(), List.of(), new byte[0]);
    }

    @Override
    public byte[] maskKey() {
        return maskKey.clone();
    }

    /** Which attributes the subject has, and which of them are lists: what a policy's SQL hangs on, without the values. */
    public Map<String, Boolean> attributes() {
        Map<String, Boolean> attributes = new HashMap<>();
        bindings.forEach((name, value) -> attributes.put(name, value instanceof List<?>));
        return attributes;
    }

    /** All entries that cover a table, as one; empty where the table is denied. */
    public Optional<TablePolicy> of(RelationName relation) {
        List<TablePolicy> covering =
                tables.stream().filter(t -> t.covers(relation)).toList();
        if (covering.stream().anyMatch(TablePolicy::denied)
                || (covering.isEmpty() && defaultEffect == DefaultEffect.DENY)) {
            return Optional.empty();
        }
        return Optional.of(merged(relation, covering));
    }

    private static TablePolicy merged(RelationName relation, List<TablePolicy> covering) {
        List<RowFilter> filters = new ArrayList<>();
        List<ColumnMask> masks = new ArrayList<>();
        Set<String> denied = new HashSet<>();
        Map<String, Set<ColumnFlag>> flags = new HashMap<>();
        boolean filtered = false;
        for (TablePolicy entry : covering) {
            filters.addAll(entry.rowFilters());
            masks.addAll(entry.masks());
            denied.addAll(entry.deniedColumns());
            filtered |= entry.rowFiltered() || !entry.rowFilters().isEmpty();
            entry.columnFlags()
                    .forEach((column, of) ->
                            flags.computeIfAbsent(column, c -> new HashSet<>()).addAll(of));
        }
        return new TablePolicy(relation.schema(), relation.name(), false, filtered, filters, masks, denied, flags);
    }

    /** Keys and attributes stay out of logs. */
    @Override
    public String toString() {
        return "PolicySet[" + version + ", " + tables.size() + " tables]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicySet p
                && version.equals(p.version)
                && defaultEffect == p.defaultEffect
                && bindings.equals(p.bindings)
                && tables.equals(p.tables)
                && java.util.Arrays.equals(maskKey, p.maskKey);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(version, defaultEffect, bindings, tables);
    }
}
