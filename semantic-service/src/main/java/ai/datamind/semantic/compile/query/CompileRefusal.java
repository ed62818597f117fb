package ai.datamind.semantic.compile.query;

import java.util.List;

/** Why a query cannot be compiled. Caught by whoever asks, hence its own type; {@code candidates} are what would do. */
public final class CompileRefusal extends RuntimeException {

    /** The reasons, stable for clients. */
    public enum Reason {
        EMPTY_QUERY,
        UNKNOWN_METRIC,
        UNKNOWN_ELEMENT,
        AMBIGUOUS_PATH,
        UNREACHABLE,
        FAN_OUT,
        KEY_REPEATED,
        NOT_A_TIME,
        UNKNOWN_GRAIN,
        GRAIN_TOO_FINE,
        NO_TIME,
        CYCLIC_METRIC,
        INVALID_FILTER,
        INVALID_ORDER,
        UNSUPPORTED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<String> candidates;

    public CompileRefusal(Reason reason, String message, List<String> candidates) {
        super(message, null, false, false);
        this.reason = reason;
        this.candidates = List.copyOf(candidates);
    }

    public CompileRefusal(Reason reason, String message) {
        this(reason, message, List.of());
    }

    public Reason reason() {
        return reason;
    }

    public List<String> candidates() {
        return candidates;
    }
}
