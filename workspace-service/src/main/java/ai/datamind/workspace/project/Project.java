package ai.datamind.workspace.project;

import java.time.Instant;

/** A project as its members see it; {@code yourRole} is null for an administrator who is no member. */
public record Project(
        String id,
        String name,
        String description,
        String template,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        ProjectRole yourRole) {

    static Project from(ProjectRow row, ProjectRole yourRole) {
        return new Project(
                row.id, row.name, row.description, row.template, row.createdBy, row.createdAt, row.updatedAt, yourRole);
    }
}
