package ai.datamind.nl2sql.attempt;

/**
 * Proof that the intention to run this attempt is committed, with its audit fact in the outbox. Only the repository can make one,
 * and nothing is executed without it: what cannot be remembered is not done.
 */
public final class DurableIntent {
    private final Opening opening;

    DurableIntent(Opening opening) {
        this.opening = opening;
    }

    public Opening opening() {
        return opening;
    }
}
