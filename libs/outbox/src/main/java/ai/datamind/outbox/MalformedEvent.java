package ai.datamind.outbox;

/** An event that no later try can read. Caught by {@link Deliveries}, which does not try again. */
public final class MalformedEvent extends RuntimeException {
    public MalformedEvent(String message) {
        super(message);
    }
}
