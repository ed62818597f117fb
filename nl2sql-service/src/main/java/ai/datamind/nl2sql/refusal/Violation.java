package ai.datamind.nl2sql.refusal;

/**
 * One reason why a statement may not run.
 *
 * @param code stable, upper snake
 * @param message holds names, never values of rows
 * @param position character offset in the statement, or -1
 */
public record Violation(String code, String message, int position) {}
