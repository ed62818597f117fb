package ai.datamind.workspace.project;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.subject.Subject;
import ai.datamind.outbox.Fact;
import java.time.Instant;
import java.util.Map;

/** What the rest of the company hears of a change here: the workspace fact and its audit entry, always together. */
final class ProjectFacts {

    private ProjectFacts() {}

    /** @param what {@code created}, {@code changed}, {@code deleted}, {@code member_added}, {@code member_removed} */
    static Fact[] of(String what, String projectId, Subject actor, Map<String, Object> detail) {
        Fact workspace = new Fact(
                "datamind.workspace.v1",
                "ai.datamind.workspace.project_" + what + ".v1",
                projectId,
                projectId,
                Map.of("project_id", projectId, "user_id", actor.userId()));
        Fact audit = new Fact(
                "datamind.audit.v1",
                "ai.datamind.audit.recorded.v1",
                projectId,
                actor.userId(),
                Map.of(
                        "entry_id",
                        Ids.next("evt"),
                        "action",
                        "workspace.project_" + what,
                        "actor_id",
                        actor.userId(),
                        "actor_email",
                        actor.email(),
                        "outcome",
                        "success",
                        "resource",
                        projectId,
                        "detail",
                        detail,
                        "occurred_at",
                        Instant.now().toString()));
        return new Fact[] {workspace, audit};
    }
}
