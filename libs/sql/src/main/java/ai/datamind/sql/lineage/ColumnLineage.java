package ai.datamind.sql.lineage;

import ai.datamind.sql.scope.Origin;
import java.util.List;

/**
 * One output column.
 *
 * @param type the engine's short type name where it is known, else null
 * @param origins columns of relations its values are made of, in order of name
 */
public record ColumnLineage(String column, String type, Derivation derivation, List<Origin> origins) {
    public ColumnLineage {
        origins = List.copyOf(origins);
    }
}
