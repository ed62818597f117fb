package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.kept.KeptVersion;
import ai.datamind.semantic.model.GlossaryTerm;
import java.time.Instant;
import java.util.List;

/** What the database says is published: exactly the versions that were published together. */
record PublishedState(
        long version, String hash, Instant publishedAt, List<KeptVersion> versions, List<GlossaryTerm> glossary) {}
