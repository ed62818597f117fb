package ai.datamind.sql.text;

import java.util.List;

/** The one way this library says no. Carries no stack trace: refusals are ordinary and may be frequent. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Violation> violations;

    public Rejected(List<Violation> violations) {
        super(violations.getFirst().reason() + ": " + violations.getFirst().message(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public Rejected(Reason reason, String message) {
        this(List.of(Violation.of(reason, message)));
    }

    public Rejected(Reason reason, String message, int position) {
        this(List.of(new Violation(reason, message, position)));
    }

    public List<Violation> violations() {
        return violations;
    }

    public Reason reason() {
        return violations.getFirst().reason();
    }
}
