package ai.datamind.gateway.idempotency;

/** What a key that was presented means. */
public sealed interface Claim {

    /** Nobody used it: the call is to be made, and then {@code keep} or {@code release}. */
    record First() implements Claim {}

    /** It was used for this call, and this was the answer. */
    record Known(KeptAnswer answer) implements Claim {}

    /** It was used for this call, which is still going on. */
    record Unfinished() implements Claim {}

    /** It was used for another call. */
    record Misused() implements Claim {}
}
