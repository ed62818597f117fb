package ai.datamind.kit.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A refusal with a stable code. The detail is shown to the caller: it must not hold values of rows, driver texts or another
 * person's SQL. Extensions become additional members of the problem document.
 */
public final class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> extensions;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    public ProblemException(ProblemCode code, String detail, Map<String, Object> extensions) {
        this(code, detail, List.of(), extensions);
    }

    public ProblemException(
            ProblemCode code, String detail, List<FieldProblem> errors, Map<String, Object> extensions) {
        super(detail);
        this.code = Objects.requireNonNull(code, "code");
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
    }

    /** 422 for one member of the request. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                KitCode.VALIDATION_FAILED, field + ": " + message, List.of(new FieldProblem(field, message)), Map.of());
    }

    /** 404; {@code what} names the kind of thing, never whether it exists for somebody else. */
    public static ProblemException notFound(String what) {
        return new ProblemException(KitCode.NOT_FOUND, "No such " + what + ".");
    }

    /** The same refusal with its cause kept for the log. */
    public ProblemException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
