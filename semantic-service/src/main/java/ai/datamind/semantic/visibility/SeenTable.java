package ai.datamind.semantic.visibility;

import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Set;

/** A table that may be seen. Where it might be several tables, because its schema is not said, it is as hidden as any of them. */
public final class SeenTable {

    private final List<TablePolicy> policies;

    SeenTable(List<TablePolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** False: the column must look like one that does not exist. */
    public boolean column(String column) {
        return policies.stream().noneMatch(p -> p.deniedColumns().contains(column));
    }

    /** False: some rows may be hidden, so counts, sizes and extremes of the whole table say more than the subject may know. */
    public boolean rows() {
        return policies.stream().noneMatch(SeenTable::limitsRows);
    }

    /** False: the column's stored values and their statistics must not be shown; it is masked, flagged or denied, or rows are hidden. */
    public boolean values(String column) {
        return rows() && column(column) && policies.stream().allMatch(p -> isPlain(p, column));
    }

    /** All of its columns, rows and values may be seen. */
    boolean whole() {
        return rows()
                && policies.stream()
                        .allMatch(p -> p.deniedColumns().isEmpty()
                                && p.masks().isEmpty()
                                && p.columnFlags().isEmpty());
    }

    private static boolean isPlain(TablePolicy policy, String column) {
        return policy.masks().stream().noneMatch(mask -> mask.column().equals(column))
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
}
