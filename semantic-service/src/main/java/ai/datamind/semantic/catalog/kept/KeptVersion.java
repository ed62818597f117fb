package ai.datamind.semantic.catalog.kept;

/** One version of a document by the hash of its text: equal text, equal hash. */
public record KeptVersion(String name, int version, String hash) {}
