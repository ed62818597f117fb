package ai.datamind.gateway.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** The public halves (RFC 7517). */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class JwksResource {

    private final KeyRing ring;

    public JwksResource(KeyRing ring) {
        this.ring = ring;
    }

    @GET
    public Jwks keys() {
        Instant now = Instant.now();
        return new Jwks(ring.keys().byId().values().stream()
                .filter(key -> key.believedAt(now))
                .sorted(Comparator.comparing(SigningKey::kid))
                .map(key -> Jwk.of(key.kid(), key.publicKey()))
                .toList());
    }

    public record Jwks(List<Jwk> keys) {}

    public record Jwk(String kty, String use, String alg, String kid, String n, String e) {

        static Jwk of(String kid, RSAPublicKey key) {
            return new Jwk("RSA", "sig", "RS256", kid, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
        }

        private static String unsigned(BigInteger number) {
            byte[] bytes = number.toByteArray();
            // A leading zero only carries the sign, which JWK does not have.
            byte[] magnitude = bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
        }
    }
}
