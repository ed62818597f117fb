package ai.datamind.semantic.visibility;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one subject may see of one warehouse. Names are exact, as the warehouse stores them. A table without a schema is looked at in
 * every schema that policies speak of, because the search path may find it in any: what one of them hides is hidden.
 *
 * @param fingerprint changes whenever anything in the decision does; part of every key under which something is kept for a subject
 */
public record Visibility(String fingerprint, PolicySet policies) {

    /** Nothing is hidden: for work that nobody asked for, and for tests. */
    public static Visibility everything() {
        return new Visibility("everything", PolicySet.none());
    }

    /** False: denied, and must look like a table that does not exist. */
    public boolean table(String schema, String table) {
        return places(schema).stream().allMatch(place -> policy(place, table).isPresent());
    }

    /** False: denied, and must look like a column that does not exist. */
    public boolean column(String schema, String table, String column) {
        return places(schema).stream()
                .allMatch(place -> policy(place, table)
                        .filter(p -> !p.deniedColumns().contains(column))
                        .isPresent());
    }

    /** False: some rows may be hidden, so counts, sizes and extremes of the whole table say more than the subject may know. */
    public boolean rows(String schema, String table) {
        return places(schema).stream()
                .allMatch(place ->
                        policy(place, table).filter(p -> !limitsRows(p)).isPresent());
    }

    /** False: the column's stored values and their statistics must not be shown; it is masked, flagged or denied, or rows are hidden. */
    public boolean values(String schema, String table, String column) {
        return rows(schema, table)
                && places(schema).stream()
                        .allMatch(place -> policy(place, table)
                                .filter(p -> isPlain(p, column))
                                .isPresent());
    }

    private static boolean isPlain(TablePolicy policy, String column) {
        return !policy.deniedColumns().contains(column)
                && policy.masks().stream().noneMatch(mask -> mask.column().equals(column))
                && policy.columnFlags().getOrDefault(column, Set.of()).isEmpty();
    }

    /** Permissive filters hide nothing as soon as one of them is always true; restrictive ones hide unless each is. */
    private static boolean limitsRows(TablePolicy policy) {
        boolean restricted = policy.rowFilters().stream()
                .anyMatch(filter -> filter.mode() == FilterMode.RESTRICTIVE && !always(filter));
        boolean open = policy.rowFilters().stream()
                .anyMatch(filter -> filter.mode() == FilterMode.PERMISSIVE && always(filter));
        return policy.rowFiltered() && (restricted || !open);
    }

    private static boolean always(RowFilter filter) {
        return filter.predicate().strip().equalsIgnoreCase("true");
    }

    private Optional<TablePolicy> policy(String schema, String table) {
        return policies.of(new RelationName(schema, table));
    }

    private Set<String> places(String schema) {
        if (schema != null) {
            return Set.of(schema);
        }
        var places = new TreeSet<>(Set.of("public"));
        policies.tables().stream()
                .map(TablePolicy::schema)
                .filter(s -> !s.equals("*"))
                .forEach(places::add);
        return places;
    }
}
