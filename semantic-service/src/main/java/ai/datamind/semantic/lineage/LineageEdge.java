package ai.datamind.semantic.lineage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** Data goes from one node to another; both are ids. */
@RegisterForReflection
public record LineageEdge(String from, String to, String kind) {

    public enum Kind {
        /** A column of a table, a dimension of a model: the part, not the whole. */
        PART_OF,
        /** The definition reads it. */
        READS
    }

    static LineageEdge of(String from, String to, Kind kind) {
        return new LineageEdge(from, to, kind.name().toLowerCase(Locale.ROOT));
    }
}
