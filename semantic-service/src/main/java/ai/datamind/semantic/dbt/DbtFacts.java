package ai.datamind.semantic.dbt;

import ai.datamind.outbox.Fact;
import java.time.Instant;
import java.util.Map;

/** What others hear of dbt's doings here. Names of projects and counts; no names of models, no lines of the log. */
final class DbtFacts {

    private DbtFacts() {}

    /** The state of a project was taken over: what was read from it before may be old. */
    static Fact synced(String project, DbtRepository.Changes changes, Instant now) {
        return new Fact(
                "datamind.semantic.v1",
                "ai.datamind.dbt.synced.v1",
                project,
                "dbt",
                Map.of(
                        "project", project,
                        "added", changes.added(),
                        "changed", changes.changed(),
                        "removed", changes.removed(),
                        "synced_at", now));
    }
}
