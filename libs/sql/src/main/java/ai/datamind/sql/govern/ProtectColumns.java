package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;

/** Column flags. */
final class ProtectColumns {
    private ProtectColumns() {}

    static void check(Resolution resolution, References references) {
        for (Reference reference : references.all()) {
            reference.needed().forEach(field -> {
                if (reference.policy().columnFlags().containsKey(DenyColumns.column(field))) {
                    throw new Rejected(
                            Reason.COLUMN_PROTECTED,
                            "column " + DenyColumns.column(field) + " may not be used like this");
                }
            });
        }
    }
}
