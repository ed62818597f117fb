package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit is told of dbt's doings. Names of projects and counts; no names of models, no lines of the log. */
public final class DbtAudit {

    private DbtAudit() {}

    /**
     * @param action dbt.synced, dbt.run_started, dbt.test_ended …
     * @param actor id of the user, or the name of the schedule
     */
    public static Fact of(String action, String project, String actor, String outcome, Map<String, Object> detail) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("entry_id", Ids.next("evt"));
        entry.put("action", action);
        entry.put("actor_id", actor);
        entry.put("outcome", outcome);
        entry.put("resource", "dbt:" + project);
        entry.put("correlation_id", Correlation.id());
        entry.put("detail", detail);
        entry.put("occurred_at", Instant.now());
        return new Fact(
                "datamind.audit.v1", "ai.datamind.audit.recorded.v1", "dbt:" + project, "dbt:" + project, entry);
    }
}
