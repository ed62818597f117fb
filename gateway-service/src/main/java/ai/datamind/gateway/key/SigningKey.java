package ai.datamind.gateway.key;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * One key pair.
 *
 * @param verifyUntil when signatures of it stop being believed; null while it may still sign
 */
public record SigningKey(
        String kid, Status status, RSAPublicKey publicKey, PrivateKey privateKey, Instant verifyUntil) {

    /** STANDBY is published and signs after the next rotation; RETIRED still verifies; REVOKED does not. */
    public enum Status {
        STANDBY,
        ACTIVE,
        RETIRED,
        REVOKED
    }

    public boolean believedAt(Instant now) {
        return status != Status.REVOKED && (verifyUntil == null || now.isBefore(verifyUntil));
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + ", " + status + "]";
    }
}
