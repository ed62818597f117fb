package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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

    static Signed by(SigningKey key, Map<String, Object> made) {
        Map<String, Object> certificate = CanonicalJson.asRead(made);
        HexFormat hex = HexFormat.of();
        return new Signed(
                certificate,
                new Signature(
                        SigningKey.ALGORITHM,
                        key.kid(),
                        hex.formatHex(key.publicKey()),
                        hex.formatHex(key.sign(CanonicalJson.bytes(certificate)))));
    }

    /** The one text of it: a certificate that is kept as it was issued can be compared byte by byte. */
    String text() {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("alg", signature.alg());
        how.put("kid", signature.kid());
        how.put("public_key", signature.publicKey());
        how.put("value", signature.value());
        return new String(
                CanonicalJson.bytes(Map.of("certificate", certificate, "signature", how)), StandardCharsets.UTF_8);
    }
}
