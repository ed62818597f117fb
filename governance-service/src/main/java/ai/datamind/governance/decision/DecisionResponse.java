package ai.datamind.governance.decision;

import ai.datamind.governance.decision.Decision.Deny;
import ai.datamind.governance.decision.Decision.Permit;
import ai.datamind.governance.decision.Obligation.ApplyFilter;
import ai.datamind.governance.decision.Obligation.FilterRows;
import ai.datamind.governance.decision.Obligation.HideColumn;
import ai.datamind.governance.decision.Obligation.MaskColumn;
import ai.datamind.governance.policy.Effect.FilterMode;
import ai.datamind.governance.policy.Effect.MaskingMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A decision on the wire.
 *
 * @param fingerprint changes with anything here but the time left: part of the key of whatever is cached under the decision
 * @param bindings values of the placeholders that predicates keep
 * @param expiresInSeconds until the decision must be asked for again, unless a policy.changed event comes first
 */
public record DecisionResponse(
        String warehouse,
        String version,
        String fingerprint,
        String defaultEffect,
        Map<String, Object> bindings,
        List<TableView> tables,
        long expiresInSeconds) {

    /** @param rowFiltered true without a permissive filter means: no rows */
    public record TableView(
            String schema,
            String table,
            boolean denied,
            boolean rowFiltered,
            List<RowFilterView> rowFilters,
            List<MaskView> masks,
            List<String> deniedColumns,
            Map<String, List<String>> columnFlags) {

        static TableView from(TableDecision decided) {
            return switch (decided.decision()) {
                case Deny deny ->
                    new TableView(
                            decided.schema(), decided.table(), true, false, List.of(), List.of(), List.of(), Map.of());
                case Permit permit ->
                    new TableView(
                            decided.schema(),
                            decided.table(),
                            false,
                            permit.obligations().contains(new FilterRows()),
                            pick(permit, ApplyFilter.class)
                                    .map(f -> new RowFilterView(f.policyId(), f.name(), f.mode(), f.predicate()))
                                    .toList(),
                            pick(permit, MaskColumn.class)
                                    .map(m -> new MaskView(
                                            m.policyId(), m.name(), m.column(), m.method(), m.parameters()))
                                    .toList(),
                            pick(permit, HideColumn.class)
                                    .map(HideColumn::column)
                                    .toList(),
                            Map.of());
            };
        }

        private static <T> Stream<T> pick(Permit permit, Class<T> kind) {
            return permit.obligations().stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    public record RowFilterView(String policyId, String name, FilterMode mode, String predicate) {}

    public record MaskView(
            String policyId, String name, String column, MaskingMethod method, Map<String, Object> parameters) {}
}
