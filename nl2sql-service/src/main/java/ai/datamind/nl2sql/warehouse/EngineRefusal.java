package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Violation;
import io.vertx.core.Future;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.util.List;

/** What a failure of the engine means to the asker. The driver's text is never shown: it may hold values of hidden rows. */
public final class EngineRefusal {
    private static final String QUERY_CANCELED = "57014";

    private EngineRefusal() {}

    /** Of a statement that has its connection: what fails there without any cause of the wire or the engine is a value. */
    static <T> Future<T> told(Throwable failure, AnswerLimit limit) {
        if (limit.exceeded()) return Future.failedFuture(tooLarge());
        return Future.failedFuture(failure instanceof NoStackTraceThrowable ? misfit() : failure);
    }

    private static Refused tooLarge() {
        return new Refused(new Refusal.TooLarge(
                "The answer is larger than can be held: ask for fewer rows, or for shorter values."));
    }

    private static Refused misfit() {
        return new Refused(new Refusal.Rejected(List.of(new Violation(
                "PARAMETER_MISFIT", "A parameter's value is of another type than its place in the statement.", -1))));
    }

    /** @param cancelled whether somebody asked for the end of this statement; the engine says the same for both */
    static Refusal of(Throwable failure, boolean cancelled, String warehouse) {
        if (failure instanceof Refused told) return told.refusal();
        if (!(failure instanceof PgException engine) || engine.getSqlState() == null) {
            return down(warehouse);
        }
        return of(engine.getSqlState(), cancelled, warehouse);
    }

    /** @param state SQLSTATE of the failure */
    public static Refusal of(String state, boolean cancelled, String warehouse) {
        if (state.equals(QUERY_CANCELED)) {
            return cancelled
                    ? new Refusal.Cancelled("The query was cancelled.")
                    : new Refusal.TimedOut("The query took longer than it may and was stopped.");
        }
        return switch (state.substring(0, 2)) {
            case "22", "21", "23" -> new Refusal.Failed("The statement failed on the data (SQLSTATE " + state + ").");
            case "42", "0A", "54", "2B" ->
                new Refusal.Rejected(List.of(new Violation(
                        "ENGINE_REJECTED", "The engine does not accept this statement (SQLSTATE " + state + ").", -1)));
            case "25" ->
                new Refusal.Rejected(List.of(new Violation("NOT_A_QUERY", "Only reading statements are allowed.", -1)));
            default -> down(warehouse);
        };
    }

    private static Refusal down(String warehouse) {
        return new Refusal.SourceDown("warehouse", "The warehouse " + warehouse + " does not answer.");
    }
}
