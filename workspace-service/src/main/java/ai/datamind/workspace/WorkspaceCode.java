package ai.datamind.workspace;

import ai.datamind.kit.problem.ProblemCode;

/** Failures only this service has. */
public enum WorkspaceCode implements ProblemCode {
    PROJECT_ROLE_NEEDED(403, "Your role in this project does not allow this"),
    LAST_OWNER(409, "A project keeps at least one owner");

    private final int status;
    private final String title;

    WorkspaceCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
