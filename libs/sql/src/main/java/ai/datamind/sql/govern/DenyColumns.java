package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A denied column may not be read anywhere: not shown, compared, joined on, counted or swept up by a star. */
final class DenyColumns {
    private DenyColumns() {}

    static void check(Resolution resolution, References references) {
        Set<Violation> violations = new LinkedHashSet<>();
        for (Reference reference : references.all()) {
            for (Field field : reference.needed()) {
                String column = column(field);
                if (reference.policy().deniedColumns().contains(column)) {
                    violations.add(Violation.of(Reason.COLUMN_DENIED, "column " + column + " may not be read"));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new Rejected(List.copyOf(violations));
        }
    }

    /** The column behind a field of a relation, whatever an alias calls it. */
    static String column(Field field) {
        Origin origin = field.origins().iterator().next();
        return origin.column();
    }
}
