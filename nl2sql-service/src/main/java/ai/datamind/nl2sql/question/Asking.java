package ai.datamind.nl2sql.question;

/**
 * What every run has, whether it began with words or with SQL.
 *
 * @param limit rows at most, already within the cap
 * @param projectId the project in whose name it is asked, or null: policies may be bound to it
 */
public record Asking(String queryId, Caller caller, String warehouse, int limit, Budget budget, String projectId) {
    public Asking(String queryId, Caller caller, String warehouse, int limit, Budget budget) {
        this(queryId, caller, warehouse, limit, budget, null);
    }

    public Asking inProject(String project) {
        return new Asking(queryId, caller, warehouse, limit, budget, project);
    }

    /** The same with what is left to spend. */
    public Asking with(Budget left) {
        return new Asking(queryId, caller, warehouse, limit, left, projectId);
    }
}
