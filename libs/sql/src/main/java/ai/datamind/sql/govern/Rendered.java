package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.ledger.OpenValue;
import ai.datamind.sql.lineage.StatementLineage;
import ai.datamind.sql.optimize.Removal;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.scope.OutputColumn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A governed statement without its values: what may be kept per shape. */
record Rendered(
        String sql,
        int userParameters,
        List<OpenValue> openValues,
        List<OutputColumn> outputColumns,
        StatementLineage lineage,
        SortedSet<RelationName> relations,
        List<AppliedPolicy> applied,
        List<Removal> removals,
        long rowLimit,
        Map<String, Set<RelationName>> minted,
        Set<RelationName> viewParts,
        Map<String, List<Set<String>>> restrictions) {
    Rendered {
        openValues = List.copyOf(openValues);
        outputColumns = List.copyOf(outputColumns);
        relations = Collections.unmodifiableSortedSet(new TreeSet<>(relations));
        applied = List.copyOf(applied);
        minted = Map.copyOf(minted);
        viewParts = Set.copyOf(viewParts);
        restrictions = Map.copyOf(restrictions);
    }
}
