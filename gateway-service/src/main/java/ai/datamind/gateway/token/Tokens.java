package ai.datamind.gateway.token;

import ai.datamind.gateway.key.KeyRing;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Verification, each token once: remembered by SHA-256 until it expires or its key is no longer believed. */
@ApplicationScoped
public class Tokens {

    private final KeyRing ring;
    private final Cache<ByteBuffer, VerifiedToken> verified;

    Tokens(KeyRing ring, TokenConfig config) {
        this.ring = ring;
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(Expiry.creating(
                        (ByteBuffer hash, VerifiedToken token) -> Duration.between(Instant.now(), token.expiresAt())))
                .build();
    }

    /** As {@link #check}, but looks for a key made elsewhere just now before it gives up. */
    public Uni<Optional<VerifiedToken>> verify(String token) {
        Optional<VerifiedToken> known = check(token);
        if (known.isPresent() || !signedByUnknownKey(token))
            return Uni.createFrom().item(known);
        return ring.reloadForUnknownKey().map(keys -> check(token));
    }

    /** Empty for a token that is not to be believed. Takes microseconds; never waits. */
    public Optional<VerifiedToken> check(String token) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(token));
        VerifiedToken known = verified.getIfPresent(hash);
        if (known != null) return Optional.of(known).filter(this::stillBelieved);
        Optional<VerifiedToken> fresh = TokenVerifier.verify(token, ring.keys());
        fresh.ifPresent(token1 -> verified.put(hash, token1));
        return fresh;
    }

    private boolean stillBelieved(VerifiedToken token) {
        return Instant.now().isBefore(token.expiresAt())
                && ring.keys().believed(token.kid()).isPresent();
    }

    private boolean signedByUnknownKey(String token) {
        return TokenVerifier.keyId(token)
                .filter(kid -> !ring.keys().byId().containsKey(kid))
                .isPresent();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
