package ai.datamind.workspace.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do in a project, each role including those before it. */
public enum ProjectRole {
    VIEWER,
    EDITOR,
    OWNER;

    boolean includes(ProjectRole other) {
        return compareTo(other) >= 0;
    }

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ProjectRole of(String wire) {
        for (ProjectRole role : values()) {
            if (role.wire().equals(wire)) return role;
        }
        throw new IllegalArgumentException("must be one of viewer, editor, owner");
    }
}
