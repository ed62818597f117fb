package ai.datamind.nl2sql.refusal;

/** Carries a {@link Refusal} out of a stage. Without stack trace: refusing is ordinary and must stay cheap. */
public final class Refused extends RuntimeException {
    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        this(refusal, null);
    }

    private Refused(Refusal refusal, Throwable cause) {
        super(refusal.detail(), cause, false, false);
        this.refusal = refusal;
    }

    /** The same refusal with its cause kept for the log. */
    public Refused causedBy(Throwable cause) {
        return new Refused(refusal, cause);
    }

    public Refusal refusal() {
        return refusal;
    }
}
