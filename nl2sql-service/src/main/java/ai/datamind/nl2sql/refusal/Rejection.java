package ai.datamind.nl2sql.refusal;

import ai.datamind.sql.text.Rejected;

/** The refusals of libs/sql in the words of this service. */
public final class Rejection {
    private Rejection() {}

    public static Refused of(Rejected rejected) {
        return new Refused(new Refusal.Rejected(rejected.violations().stream()
                .map(violation -> new Violation(violation.reason().name(), violation.message(), violation.position()))
                .toList()));
    }
}
