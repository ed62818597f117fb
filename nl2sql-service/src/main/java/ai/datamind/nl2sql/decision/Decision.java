package ai.datamind.nl2sql.decision;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one subject may see of one warehouse.
 *
 * @param fingerprint changes whenever anything in the decision does; part of every key under which results may be shared
 */
public record Decision(String version, String fingerprint, PolicySet policies) {

    /**
     * The catalog as this subject could know it: a table they may not see is not there. The rewriting enforces the same once more;
     * this makes a forbidden table and an invented one fail in the same place with the same words.
     */
    public CatalogSnapshot visible(CatalogSnapshot catalog) {
        Map<RelationName, Relation> seen = new LinkedHashMap<>();
        catalog.relations().forEach((name, relation) -> {
            if (policies.of(name).isPresent()) seen.put(name, relation);
        });
        return new CatalogSnapshot(catalog.version(), catalog.searchPath(), seen);
    }

    /** Whether any row of the table may be hidden: permissive filters hide nothing as soon as one of them is always true. */
    public boolean limitsRows(RelationName name) {
        return policies.of(name).filter(Decision::limits).isPresent();
    }

    /** Whether the column's own values are kept from the subject: masked, flagged or denied. */
    public boolean hidesValues(RelationName name, String column) {
        return policies.of(name)
                .filter(policy -> !policy.deniedColumns().contains(column)
                        && !policy.columnFlags().containsKey(column)
                        && policy.masks().stream()
                                .noneMatch(mask -> mask.column().equals(column)))
                .isEmpty();
    }

    private static boolean limits(TablePolicy policy) {
        boolean restricted = policy.rowFilters().stream()
                .anyMatch(filter -> filter.mode() == FilterMode.RESTRICTIVE && !always(filter));
        boolean open = policy.rowFilters().stream()
                .anyMatch(filter -> filter.mode() == FilterMode.PERMISSIVE && always(filter));
        return policy.rowFiltered() && (restricted || !open);
    }

    private static boolean always(RowFilter filter) {
        String predicate = filter.predicate().strip();
        return predicate.equalsIgnoreCase("true") || predicate.equals("1 = 1");
    }
}
