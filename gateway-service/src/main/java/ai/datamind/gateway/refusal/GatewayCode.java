package ai.datamind.gateway.refusal;

import ai.datamind.kit.problem.ProblemCode;

/** Refusals that only the gateway gives. */
public enum GatewayCode implements ProblemCode {
    INVALID_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    SESSION_ENDED(401, "The session has ended"),
    TOKEN_OUTDATED(401, "The token is older than the last change of the account"),
    REFRESH_TOKEN_INVALID(401, "The refresh token is not valid"),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before; its session was ended"),
    ACCOUNT_LOCKED(429, "Too many failed logins"),
    EMAIL_TAKEN(409, "The e-mail address is in use"),
    GROUP_EXISTS(409, "A group of this name exists"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first call with this Idempotency-Key is still going on"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another call"),
    LENGTH_REQUIRED(411, "The length of the body must be said beforehand"),
    LAST_ADMIN(409, "The last active administrator cannot be removed"),
    SERVICE_BUSY(503, "Too much work is waiting");

    private final int status;
    private final String title;

    GatewayCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
