package ai.datamind.semantic.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The event's payload. */
@RegisterForReflection
record SemanticPublished(long version, String hash, int models, String publishedBy) {

    static final String TOPIC = "datamind.semantic.v1";
    static final String TYPE = "ai.datamind.semantic.published.v1";
}
