package ai.datamind.kit.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;

/**
 * Verifies the signature of a token once in a while, not at every call: one question is several calls with the same token. It is
 * believed no longer than it says itself, and a key that is no longer published is noticed as soon as its tokens are looked at again.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownTokens extends JWTCallerPrincipalFactory {

    private static final Duration BELIEVED = Duration.ofSeconds(15);
    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory verifying = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal before = known.getIfPresent(token);
        if (before != null && System.currentTimeMillis() < before.getExpirationTime() * 1000) return before;
        JWTCallerPrincipal verified = verifying.parse(token, context);
        known.put(token, verified);
        return verified;
    }
}
