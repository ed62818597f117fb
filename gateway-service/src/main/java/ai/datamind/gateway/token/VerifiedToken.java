package ai.datamind.gateway.token;

import ai.datamind.kit.subject.Role;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * A token whose signature, issuer and life were checked. Only {@link TokenVerifier} makes one.
 *
 * <p>The principal is made once and shared: making it rewrites the claims in place, so it must not happen per request.
 */
public final class VerifiedToken {

    private final String raw;
    private final String kid;
    private final String userId;
    private final String sessionId;
    private final int generation;
    private final Role role;
    private final Instant expiresAt;
    private final JWTCallerPrincipal principal;

    /** @throws IllegalArgumentException when a member that the suite relies on is missing */
    VerifiedToken(String raw, String kid, JwtClaims claims) throws MalformedClaimException {
        this.raw = raw;
        this.kid = kid;
        this.userId = claims.getSubject();
        this.sessionId = claims.getStringClaimValue("sid");
        this.role = Role.of(claims.getStringClaimValue("role"));
        this.expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        if (sessionId == null
                || claims.getStringClaimValue("upn") == null
                || !(claims.getClaimValue("gen") instanceof Number number)) {
            throw new IllegalArgumentException("incomplete");
        }
        this.generation = number.intValue();
        this.principal = new DefaultJWTCallerPrincipal(raw, "JWT", claims);
    }

    public String raw() {
        return raw;
    }

    public String userId() {
        return userId;
    }

    public String sessionId() {
        return sessionId;
    }

    public int generation() {
        return generation;
    }

    public Role role() {
        return role;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    String kid() {
        return kid;
    }

    JWTCallerPrincipal principal() {
        return principal;
    }

    /** Without the token itself. */
    @Override
    public String toString() {
        return "VerifiedToken[" + userId + ", " + sessionId + "]";
    }
}
