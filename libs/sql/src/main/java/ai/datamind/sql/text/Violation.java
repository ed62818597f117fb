package ai.datamind.sql.text;

/**
 * One reason for a refusal. The message may hold names of the statement (functions, relations), never its literals;
 * position is a character offset into the text, -1 where none is known.
 */
public record Violation(Reason reason, String message, int position) {
    public static Violation of(Reason reason, String message) {
        return new Violation(reason, message, -1);
    }
}
