package ai.datamind.gateway.token;

import ai.datamind.gateway.key.KeyRing;
import ai.datamind.kit.id.Ids;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Issues access tokens, signed with the key in force. */
@ApplicationScoped
public class AccessTokens {

    public static final String ISSUER = "datamind";

    private final KeyRing ring;
    private final TokenConfig config;

    AccessTokens(KeyRing ring, TokenConfig config) {
        this.ring = ring;
        this.config = config;
    }

    public String issue(Account account, String sessionId) {
        var key = ring.keys().signing();
        Instant now = Instant.now();
        return Jwt.issuer(ISSUER)
                .subject(account.userId())
                .upn(account.email())
                .groups(Set.copyOf(account.role().implied()))
                .claim("role", account.role().wire())
                .claim("user_groups", account.groups())
                .claim("attributes", account.attributes())
                .claim("sid", sessionId)
                .claim("gen", account.generation())
                .claim("jti", Ids.next("tok"))
                .issuedAt(now)
                .expiresAt(now.plus(config.access()))
                .jws()
                .keyId(key.kid())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
    }

    /** Seconds that a token issued now will live. */
    public long expiresIn() {
        return config.access().toSeconds();
    }
}
