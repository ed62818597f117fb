package ai.datamind.gateway.session;

/** What became of a refresh token that was offered. */
public sealed interface Refreshed {

    /** It was good and is replaced by {@code next}. */
    record Rotated(String sessionId, RefreshToken next) implements Refreshed {}

    /** It was used before: the session is ended, whoever offered it. */
    record Reused(String sessionId) implements Refreshed {}

    /** The session is over or the token too old. */
    record Over() implements Refreshed {}
}
