package ai.datamind.semantic.dbt;

import ai.datamind.kit.problem.ProblemCode;

/** Failures that only dbt has. */
public enum DbtCode implements ProblemCode {
    DBT_ARTIFACT_INVALID(422, "A dbt artifact cannot be used"),
    DBT_ARTIFACT_MISSING(422, "A dbt artifact is missing"),
    DBT_BUSY(409, "dbt is already at work on this project"),
    DBT_NOT_INSTALLED(503, "dbt is not installed here");

    private final int status;
    private final String title;

    DbtCode(int status, String title) {
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
