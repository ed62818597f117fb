package ai.datamind.sql.scope;

import java.util.Set;

/**
 * A column of the result.
 *
 * @param type the engine's short type name where it is known, else null
 * @param masked true when any value it is made of was masked
 */
public record OutputColumn(String name, String type, Set<Origin> origins, boolean masked) {
    public OutputColumn {
        origins = Set.copyOf(origins);
    }
}
