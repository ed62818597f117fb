package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.translate.Skipped;
import ai.datamind.semantic.interchange.intake.Intake.Kept;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a sync did.
 *
 * @param nodes how many there are, by kind
 * @param added {@code changed} and {@code removed}: nodes since the sync before
 * @param documents the documents made of the semantic layer and of tests
 * @param skipped elements that have no equal here, with the reason
 */
@RegisterForReflection
public record SyncReport(
        String project,
        int manifestVersion,
        String dbtVersion,
        Instant generatedAt,
        Instant syncedAt,
        Map<String, Integer> nodes,
        int added,
        int changed,
        int removed,
        List<Kept> documents,
        List<Skipped> skipped) {}
