package ai.datamind.nl2sql.question;

/**
 * What every run has, whether it began with words or with SQL.
 *
 * @param limit rows at most, already within the cap
 */
public record Asking(String queryId, Caller caller, String warehouse, int limit, Budget budget) {}
