package ai.datamind.semantic;

import ai.datamind.kit.problem.ProblemCode;

/** The refusals that are this service's own. */
public enum SemanticCode implements ProblemCode {
    INVALID_MODEL(422, "The model cannot be used as it is."),
    MODEL_EXISTS(409, "A model of this name exists already."),
    TERM_EXISTS(409, "The glossary has this term already."),
    PARTS_HIDDEN(409, "Parts of it are hidden from you and would be lost."),
    VERSION_MISMATCH(412, "It was changed by somebody else in the meantime."),
    QUERY_REFUSED(422, "The query cannot be compiled to an exact answer."),
    WAREHOUSE_DOWN(503, "The warehouse does not answer."),
    DBT_ARTIFACT_INVALID(422, "A dbt artifact cannot be used."),
    DBT_ARTIFACT_MISSING(422, "A dbt artifact is missing."),
    DBT_BUSY(409, "dbt is already at work on this project."),
    DBT_NOT_INSTALLED(503, "dbt is not installed here.");

    private final int status;
    private final String title;

    SemanticCode(int status, String title) {
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
