package ai.datamind.testkit.infra;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** The RSA key that signs test tokens: made once per JVM, published by the {@link KeySetServer}. */
public final class SigningKey {
    public static final String KEY_ID = "test-key";

    private static final KeyPair PAIR = newPair();

    private SigningKey() {}

    public static KeyPair shared() {
        return (KeyPair) OncePerJvm.call(SigningKey.class, "pair");
    }

    /** For {@link OncePerJvm}. */
    public static KeyPair pair(String... none) {
        return PAIR;
    }

    /** A key nobody publishes. */
    public static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    static String keySet() {
        RSAPublicKey key = (RSAPublicKey) PAIR.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
                """.formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
