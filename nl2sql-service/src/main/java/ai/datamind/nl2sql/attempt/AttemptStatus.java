package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where an attempt stands. */
public enum AttemptStatus {
    PENDING,
    NOT_EXECUTED,
    RUNNING,
    SUCCESS,
    FAILED_GENERATION,
    FAILED_EXECUTION,
    TIMEOUT,
    CANCELLED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AttemptStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** The status a list is narrowed to, or null; fails with 422 for a word that is none. */
    static AttemptStatus wanted(String wire) {
        if (wire == null) return null;
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "status",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(AttemptStatus::wire)
                                        .toList()));
    }

    public boolean ended() {
        return this != PENDING && this != RUNNING;
    }
}
