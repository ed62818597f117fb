package ai.datamind.semantic.catalog;

/** A body whose version is its ETag. */
public interface Versioned {
    int version();
}
