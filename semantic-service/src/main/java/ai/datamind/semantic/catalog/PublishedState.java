package ai.datamind.semantic.catalog;

import ai.datamind.semantic.model.GlossaryTerm;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the database says is published: the sources of exactly the versions that were published together. */
record PublishedState(
        long version, String hash, Instant publishedAt, Map<String, String> sources, List<GlossaryTerm> glossary) {}
