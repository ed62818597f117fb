package ai.datamind.workspace.project;

import ai.datamind.kit.problem.ProblemException;
import java.util.Optional;

/** A new project, or the members of one that change (all optional then). */
public record ProjectRequest(String name, String description, String template) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;

    public ProjectRequest {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw ProblemException.invalid("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw ProblemException.invalid("description", "must have at most " + LONGEST_DESCRIPTION + " characters");
        }
        if (template != null && !ProjectTemplate.exists(template)) {
            throw ProblemException.invalid("template", "is not one of those at /projects/templates");
        }
    }

    ProjectRow newRow(String id, String creator, java.time.Instant now) {
        ProjectRow row = new ProjectRow();
        row.id = id;
        row.name = Optional.ofNullable(name).orElseThrow(() -> ProblemException.invalid("name", "is needed"));
        row.description = Optional.ofNullable(description).orElse("");
        row.template = Optional.ofNullable(template).orElse("blank");
        row.createdBy = creator;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    void change(ProjectRow row, java.time.Instant now) {
        if (template != null) throw ProblemException.invalid("template", "cannot be changed");
        if (name != null) row.name = name;
        if (description != null) row.description = description;
        row.updatedAt = now;
    }
}
