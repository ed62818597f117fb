package ai.datamind.semantic.lineage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/**
 * Something data passes through. {@code id} is its kind and its name, so that what several sources know is one node.
 *
 * @param note what a reader must know of it, such as why its columns could not be followed; null for nothing
 */
@RegisterForReflection
public record LineageNode(String id, String kind, String name, String description, String note) {

    /** From what is stored to what people read. */
    public enum Kind {
        TABLE,
        VIEW,
        COLUMN,
        DBT_MODEL,
        SEMANTIC_MODEL,
        DIMENSION,
        MEASURE,
        METRIC,
        SAVED_QUERY,
        EXPOSURE
    }

    static LineageNode of(Kind kind, String name, String description, String note) {
        return new LineageNode(id(kind, name), word(kind), name, description, note);
    }

    /** Tables and views share their names: whoever refers to one need not know which it is. */
    static String id(Kind kind, String name) {
        return (kind == Kind.VIEW ? word(Kind.TABLE) : word(kind)) + ":" + name;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
