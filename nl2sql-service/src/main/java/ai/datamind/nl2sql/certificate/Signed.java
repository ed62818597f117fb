package ai.datamind.nl2sql.certificate;

import java.util.Map;

/**
 * A certificate on the wire.
 *
 * @param certificate what is certified
 * @param signature Ed25519 over the canonical form of {@code certificate}
 */
public record Signed(Map<String, Object> certificate, Signature signature) {
    /**
     * @param kid SHA-256 of the public key, hexadecimal
     * @param publicKey X.509 form, hexadecimal; whoever checks compares it with the published keys
     */
    public record Signature(String alg, String kid, String publicKey, String value) {}
}
