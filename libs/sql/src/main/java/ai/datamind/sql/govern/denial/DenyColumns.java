package ai.datamind.sql.govern.denial;

import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.Violation;
import java.util.Set;
import java.util.TreeSet;

/** A denied column may not be read anywhere: not shown, compared, joined on, counted or swept up by a star. */
public final class DenyColumns {
    private DenyColumns() {}

    public static void check(References references) {
        // Sorted: the same statement is always refused in the same words.
        Set<String> denied = new TreeSet<>();
        for (Reference reference : references.all()) {
            reference.needed().stream()
                    .map(Field::column)
                    .filter(reference.policy().deniedColumns()::contains)
                    .forEach(denied::add);
        }
        if (!denied.isEmpty()) {
            throw new Rejected(denied.stream()
                    .map(column -> Violation.of(Reason.COLUMN_DENIED, "column " + column + " may not be read"))
                    .toList());
        }
    }
}
