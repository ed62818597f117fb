package ai.datamind.sql.govern;

import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.OutputColumn;
import ai.datamind.sql.scope.Resolution;
import java.util.List;

/** The result's columns: where each comes from and whether it was masked on the way. */
final class Outputs {
    private Outputs() {}

    static List<OutputColumn> of(Resolution resolution, PolicySet policies) {
        return resolution.top().outputs().stream()
                .map(field -> new OutputColumn(field.name(), field.type(), field.origins(), masked(field, policies)))
                .toList();
    }

    private static boolean masked(Field field, PolicySet policies) {
        return field.origins().stream().anyMatch(origin -> masked(origin, policies));
    }

    /** What is denied is never shown as it is stored. */
    static boolean masked(Origin origin, PolicySet policies) {
        return policies.of(origin.relation())
                .map(policy -> policy.masks().stream().anyMatch(m -> m.column().equals(origin.column())))
                .orElse(true);
    }
}
