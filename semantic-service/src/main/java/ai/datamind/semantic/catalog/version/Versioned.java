package ai.datamind.semantic.catalog.version;

/** A body whose version is its ETag. */
public interface Versioned {
    int version();
}
