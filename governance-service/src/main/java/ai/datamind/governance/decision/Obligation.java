package ai.datamind.governance.decision;

import ai.datamind.governance.policy.Effect.FilterMode;
import ai.datamind.governance.policy.Effect.MaskingMethod;
import java.util.Map;

/** What the reader of a table owes. */
public sealed interface Obligation {
    /** The table has row filters: without a permissive one among them no row is shown. */
    record FilterRows() implements Obligation {}

    record ApplyFilter(String policyId, String name, FilterMode mode, String predicate) implements Obligation {}

    record MaskColumn(String policyId, String name, String column, MaskingMethod method, Map<String, Object> parameters)
            implements Obligation {}

    record HideColumn(String policyId, String name, String column) implements Obligation {}
}
