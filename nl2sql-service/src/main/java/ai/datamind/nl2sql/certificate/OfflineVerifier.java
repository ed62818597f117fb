package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.signing.SigningKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Checks a certificate with nothing but its text and the keys one trusts. Anything that is not exactly as it was issued — one more
 * member, another spelling of the same number, an upper-case digit of the key — makes it invalid.
 */
public final class OfflineVerifier {
    private static final List<String> MEMBERS = List.of("certificate", "signature");
    private static final List<String> SIGNATURE_MEMBERS = List.of("alg", "kid", "public_key", "value");

    private OfflineVerifier() {}

    /** @param reason why it is not valid, or what was found about the key */
    public record Verdict(boolean valid, String kid, String reason) {}

    /** @param trustedKids keys one knows to be the service's; empty: any key, and the verdict says that its origin is unchecked */
    public static Verdict verify(byte[] text, Set<String> trustedKids) {
        try {
            JsonNode document = CanonicalJson.read(text);
            return respelled(text, document)
                    ? new Verdict(
                            false, null, "The text is not as it was issued: something in it is spelled differently.")
                    : check(document, trustedKids);
        } catch (IOException unreadable) {
            return new Verdict(false, null, "This is no certificate: the text is not JSON.");
        } catch (IllegalArgumentException | GeneralSecurityException malformed) {
            return new Verdict(false, null, "This is no certificate: key or signature are malformed.");
        }
    }

    /**
     * A text without white space between its members is as it was issued, or it was changed. One that was indented since is judged by
     * what it says.
     */
    private static boolean respelled(byte[] text, JsonNode document) {
        String given = new String(text, StandardCharsets.UTF_8).stripTrailing();
        return given.startsWith("{\"certificate\":{\"")
                && !given.equals(new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8));
    }

    private static Verdict check(JsonNode document, Set<String> trustedKids) throws GeneralSecurityException {
        JsonNode signature = document.path("signature");
        if (!members(document).equals(MEMBERS) || !members(signature).equals(SIGNATURE_MEMBERS)) {
            return new Verdict(false, null, "This is no certificate: members are missing or too many.");
        }
        byte[] publicKey = hex(signature.get("public_key"));
        String kid = signature.get("kid").textValue();
        if (!SigningKey.ALGORITHM.equals(signature.get("alg").textValue())
                || !SigningKey.kid(publicKey).equals(kid)) {
            return new Verdict(false, kid, "The key is not the one it is said to be.");
        }
        Signature check = Signature.getInstance(SigningKey.ALGORITHM);
        check.initVerify(
                KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
        check.update(CanonicalJson.bytes(document.get("certificate")));
        if (!check.verify(hex(signature.get("value")))) {
            return new Verdict(false, kid, "The content is not what was signed.");
        }
        if (trustedKids.isEmpty()) return new Verdict(true, kid, "Intact; whose key it is was not checked.");
        return trustedKids.contains(kid)
                ? new Verdict(true, kid, "Intact, and signed with a trusted key.")
                : new Verdict(false, kid, "Signed with a key that is not trusted.");
    }

    private static List<String> members(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .sorted()
                .toList();
    }

    /** Only lower case: two spellings of one signature would be two certificates. */
    private static byte[] hex(JsonNode text) {
        String digits = text.isTextual() ? text.textValue() : "";
        byte[] bytes = HexFormat.of().parseHex(digits);
        if (!HexFormat.of().formatHex(bytes).equals(digits)) throw new IllegalArgumentException("not canonical");
        return bytes;
    }

    /** The text of a certificate, as the endpoint gives it. */
    public static Verdict verify(String text, Set<String> trustedKids) {
        return verify(text.getBytes(StandardCharsets.UTF_8), trustedKids);
    }
}
