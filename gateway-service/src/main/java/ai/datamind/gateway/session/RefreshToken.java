package ai.datamind.gateway.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** 256 random bits that the client keeps and of which we keep the hash. */
public record RefreshToken(String text) {

    // The prefix lets secret scanners find a leaked one.
    private static final String PREFIX = "dmr_";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static RefreshToken fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public boolean wellFormed() {
        return text.startsWith(PREFIX) && text.length() == PREFIX.length() + 43;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "RefreshToken";
    }
}
