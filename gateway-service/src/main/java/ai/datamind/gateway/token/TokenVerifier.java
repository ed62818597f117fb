package ai.datamind.gateway.token;

import ai.datamind.gateway.key.KeySet;
import ai.datamind.gateway.key.SigningKey;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Decides whether a token is ours: RS256 and nothing else, a key we know by its id (never one the token brings along), our issuer,
 * not expired, and every member that the suite relies on.
 */
final class TokenVerifier {

    /** Longer ones are not ours; checked before any parsing. */
    private static final int LONGEST = 8_192;

    private static final AlgorithmConstraints ONLY_RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private TokenVerifier() {}

    /** Empty for everything that is not to be believed; why is nobody's business. */
    static Optional<VerifiedToken> verify(String token, KeySet keys) {
        if (token.length() > LONGEST || token.chars().filter(c -> c == '.').count() != 2) return Optional.empty();
        return keyId(token).flatMap(keys::believed).flatMap(key -> verify(token, key));
    }

    /** The key id a token claims, unverified. */
    static Optional<String> keyId(String token) {
        try {
            return JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature jws
                    ? Optional.ofNullable(jws.getKeyIdHeaderValue())
                    : Optional.empty();
        } catch (JoseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<VerifiedToken> verify(String token, SigningKey key) {
        try {
            return Optional.of(new VerifiedToken(token, key.kid(), consumer(key).processToClaims(token)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static JwtConsumer consumer(SigningKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.publicKey())
                .setJwsAlgorithmConstraints(ONLY_RS256)
                .setExpectedIssuer(AccessTokens.ISSUER)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setSkipDefaultAudienceValidation()
                .build();
    }
}
