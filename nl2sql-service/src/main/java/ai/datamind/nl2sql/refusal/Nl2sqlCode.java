package ai.datamind.nl2sql.refusal;

import ai.datamind.kit.problem.ProblemCode;

/** The stable codes of this service's problems. */
public enum Nl2sqlCode implements ProblemCode {
    NOT_ALLOWED(403, "Not allowed by policy"),
    SQL_REJECTED(422, "Statement rejected"),
    QUERY_FAILED(422, "The statement failed on the data"),
    QUERY_CANCELLED(409, "Query cancelled"),
    QUERY_NOT_RUNNING(409, "Query is not running"),
    QUERY_NOT_EXECUTABLE(409, "Nothing to execute"),
    PROMOTION_WORSENS(409, "Verified questions would be answered worse"),
    RESULT_OUTDATED(409, "Policies changed since this result was made"),
    QUERY_TIMEOUT(408, "Query timed out"),
    RESULT_TOO_LARGE(413, "Result too large"),
    OVER_BUDGET(429, "Over budget"),
    SOURCE_DOWN(503, "A source is down");

    private final int status;
    private final String title;

    Nl2sqlCode(int status, String title) {
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
