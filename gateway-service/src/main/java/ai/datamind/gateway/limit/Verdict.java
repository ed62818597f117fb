package ai.datamind.gateway.limit;

/**
 * Whether a call passes.
 *
 * @param count what the limit headers say
 * @param standing how the session of the call's token is; CURRENT where there is no token
 */
public record Verdict(Count count, Standing standing) {

    /** OUTDATED: the session lives but its owner has changed since the token was issued. */
    public enum Standing {
        CURRENT,
        OUTDATED,
        ENDED
    }
}
