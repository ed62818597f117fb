package ai.datamind.workspace.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table {@code member}. */
@Entity
@Table(name = "member")
@IdClass(MemberRow.Key.class)
class MemberRow {
    @Id
    @Column(name = "project_id")
    String projectId;

    @Id
    @Column(name = "user_id")
    String userId;

    String role;

    @Column(name = "added_at")
    Instant addedAt;

    ProjectRole projectRole() {
        return ProjectRole.of(role);
    }

    record Key(String projectId, String userId) {}
}
