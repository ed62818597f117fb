package ai.datamind.workspace.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table {@code project}. */
@Entity
@Table(name = "project")
class ProjectRow {
    @Id
    String id;

    String name;
    String description;
    String template;

    @jakarta.persistence.Column(name = "created_by")
    String createdBy;

    @jakarta.persistence.Column(name = "created_at")
    Instant createdAt;

    @jakarta.persistence.Column(name = "updated_at")
    Instant updatedAt;
}
