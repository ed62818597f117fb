package ai.datamind.kit.subject;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownTokensTest {
    private static final String ISSUER = "datamind";

    private final KeyPair keys = pair();
    private final JWTAuthContextInfo context = new JWTAuthContextInfo((RSAPublicKey) keys.getPublic(), ISSUER);
    private final KnownTokens tokens = new KnownTokens();

    @Test
    void aTokenIsVerifiedOnce() throws Exception {
        String token = token(keys, 60);
        JWTCallerPrincipal first = tokens.parse(token, context);
        assertThat(first.getSubject()).isEqualTo("usr-1");
        assertThat(tokens.parse(token, context)).isSameAs(first);
    }

    @Test
    void aKnownTokenEndsWhenItSays() throws Exception {
        context.setClockSkew(0);
        String token = token(keys, 1);
        tokens.parse(token, context);
        Thread.sleep(2_100);
        assertThatThrownBy(() -> tokens.parse(token, context)).isInstanceOf(ParseException.class);
    }

    @Test
    void whatOnlyLooksLikeAKnownTokenIsNotBelieved() throws Exception {
        String token = token(keys, 60);
        tokens.parse(token, context);
        String other = token(keys, 61);
        String mixed = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertThatThrownBy(() -> tokens.parse(mixed, context)).isInstanceOf(ParseException.class);
        String foreign = token(pair(), 60);
        assertThatThrownBy(() -> tokens.parse(foreign, context)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(foreign, context)).isInstanceOf(ParseException.class);
    }

    private static String token(KeyPair keys, int seconds) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("usr-1");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds(seconds);
        claims.setExpirationTime(end);
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setKey(keys.getPrivate());
        signed.setAlgorithmHeaderValue("RS256");
        return signed.getCompactSerialization();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
