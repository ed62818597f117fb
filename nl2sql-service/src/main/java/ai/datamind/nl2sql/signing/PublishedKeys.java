package ai.datamind.nl2sql.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The public halves as a JSON Web Key Set (RFC 7517, RFC 8037). */
public record PublishedKeys(List<Jwk> keys) {
    /** What stands before the 32 bytes of every Ed25519 key in its X.509 form. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int LENGTH = 32;

    public PublishedKeys {
        keys = List.copyOf(keys);
    }

    public record Jwk(String kty, String crv, String use, String alg, String kid, String x) {
        static Jwk of(byte[] publicKey) {
            byte[] raw = Arrays.copyOfRange(publicKey, X509_HEAD.length, publicKey.length);
            return new Jwk(
                    "OKP",
                    SigningKey.ALGORITHM,
                    "sig",
                    "EdDSA",
                    SigningKey.kid(publicKey),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
        }
    }

    /**
     * The ids of the keys in a published set, made from the keys themselves: what the set says of its ids is not believed.
     *
     * @throws IOException where the text is no key set
     */
    public static Set<String> kids(byte[] jwks) throws IOException {
        JsonNode keys = new ObjectMapper().readTree(jwks).path("keys");
        if (!keys.isArray()) throw new IOException("no key set");
        Set<String> kids = new LinkedHashSet<>();
        for (JsonNode key : keys) {
            if (key.path("crv").asText().equals(SigningKey.ALGORITHM))
                kids.add(kid(key.path("x").asText()));
        }
        return kids;
    }

    private static String kid(String x) throws IOException {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(x);
            if (raw.length != LENGTH) throw new IOException("a key of another length");
            byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + LENGTH);
            System.arraycopy(raw, 0, x509, X509_HEAD.length, LENGTH);
            return SigningKey.kid(x509);
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("a key that is not Base64", notBase64);
        }
    }
}
