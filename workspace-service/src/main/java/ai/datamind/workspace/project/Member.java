package ai.datamind.workspace.project;

import java.time.Instant;

/** Somebody in a project. */
public record Member(String userId, ProjectRole role, Instant addedAt) {

    static Member from(MemberRow row) {
        return new Member(row.userId, row.projectRole(), row.addedAt);
    }
}
