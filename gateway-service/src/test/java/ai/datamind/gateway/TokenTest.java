package ai.datamind.gateway;

import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class TokenTest {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    @Test
    void forgedTokensAreRefusedAtOwnAndProxiedPaths() throws Exception {
        String good = Someone.admin().accessToken();
        String[] parts = good.split("\\.");
        String header = decoded(parts[0]);
        String kid = JsonPath.from(header).getString("kid");
        String claims = decoded(parts[1]);
        KeyPair mine = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        PublicKey published = published(kid);
        Map<String, String> forged = Map.ofEntries(
                Map.entry("alg none", encoded("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + parts[1] + "."),
                Map.entry("alg none kept signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
                Map.entry("HS256 with the public key", hs256(kid, parts[1], published.getEncoded())),
                Map.entry("HS256 with the PEM", hs256(kid, parts[1], pem(published))),
                Map.entry("another key", rs256(mine.getPrivate(), header, claims)),
                Map.entry("unknown kid", rs256(mine.getPrivate(), "{\"alg\":\"RS256\",\"kid\":\"key-x\"}", claims)),
                Map.entry("no kid", rs256(mine.getPrivate(), "{\"alg\":\"RS256\"}", claims)),
                Map.entry(
                        "brings its own key",
                        rs256(
                                mine.getPrivate(),
                                "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\",\"jwk\":" + jwk(mine.getPublic()) + "}",
                                claims)),
                Map.entry(
                        "points to its own key",
                        rs256(
                                mine.getPrivate(),
                                "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\",\"jku\":\"http://localhost/jwks\"}",
                                claims)),
                Map.entry(
                        "changed claims",
                        parts[0] + "." + encoded(claims.replace("datamind", "datamini")) + "." + parts[2]),
                Map.entry("no signature", parts[0] + "." + parts[1] + "."),
                Map.entry("two parts", parts[0] + "." + parts[1]),
                Map.entry("five parts", good + ".a.b"),
                Map.entry("rubbish", "rubbish"),
                Map.entry("very long", "a".repeat(9000) + ".b.c"),
                Map.entry("another issuer of tokens", Tokens.of("admin@example.org", "admin")),
                Map.entry("expired elsewhere", Tokens.expired("admin@example.org", "admin")));
        forged.forEach((name, token) -> {
            for (String path :
                    List.of("/api/v1/auth/me", "/api/v1/users", "/api/v1/models/echo", "/api/v1/auth/login")) {
                int status = given().header("Authorization", "Bearer " + token)
                        .get(path)
                        .statusCode();
                assertThat(status).as(name + " at " + path).isEqualTo(401);
            }
        });
        given().auth().oauth2(good).get("/api/v1/models/echo").then().statusCode(200);
    }

    @Test
    void otherSchemesAreRefused() {
        String good = Someone.admin().accessToken();
        for (String value :
                List.of("Basic YTpi", good, "Bearer", "Bearer ", "Token " + good, "Bearer " + good + ", Bearer x")) {
            given().header("Authorization", value)
                    .get("/api/v1/auth/me")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
        given().header("Authorization", "bearer " + good)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200);
    }

    @Test
    void theKeySetHoldsTheSigningKeyAndTheNextOne() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", hasSize(greaterThanOrEqualTo(2)))
                .body("keys[0].keySet()", hasItems("kty", "use", "alg", "kid", "n", "e"))
                .body("keys.findAll { it.d != null }", hasSize(0));
    }

    @Test
    void rotationSignsAnewAtOnceAndOldTokensGoOn() throws Exception {
        Someone before = Someone.admin();
        List<String> published = given().get("/.well-known/jwks.json").path("keys.kid");
        String kid = before.asks()
                .post("/api/v1/security/token-rotation")
                .then()
                .statusCode(200)
                .body("revoked", equalTo(false))
                .extract()
                .path("kid");
        // The new key was known to every verifier before it signed anything.
        assertThat(published).contains(kid);
        Someone after = Someone.admin();
        assertThat(kidOf(after)).isEqualTo(kid).isNotEqualTo(kidOf(before));
        before.asks().get("/api/v1/auth/me").then().statusCode(200);
        after.asks().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void rotationWithRevocationEndsOldTokensNow() throws Exception {
        Someone before = Someone.admin();
        Someone bystander = Someone.fresh("analyst");
        bystander.asks().get("/api/v1/models/echo").then().statusCode(200);
        before.asks()
                .body(Map.of("revoke", true))
                .post("/api/v1/security/token-rotation")
                .then()
                .statusCode(200);
        before.asks().get("/api/v1/auth/me").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        bystander.asks().get("/api/v1/models/echo").then().statusCode(401);
        assertThat(given().get("/.well-known/jwks.json").<List<String>>path("keys.kid"))
                .doesNotContain(kidOf(before));
        Someone.of(bystander.refreshes().then().statusCode(200).extract())
                .asks()
                .get("/api/v1/models/echo")
                .then()
                .statusCode(200);
    }

    private static String kidOf(Someone someone) {
        return JsonPath.from(decoded(someone.accessToken().split("\\.")[0])).getString("kid");
    }

    private static PublicKey published(String kid) throws Exception {
        Map<String, String> key = given().get("/.well-known/jwks.json").path("keys.find { it.kid == '" + kid + "' }");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.get("n")), number(key.get("e"))));
    }

    private static java.math.BigInteger number(String base64) {
        return new java.math.BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    private static String rs256(PrivateKey key, String header, String claims) throws Exception {
        String signed = encoded(header) + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + URL.encodeToString(signature.sign());
    }

    private static String hs256(String kid, String claims, byte[] secret) throws Exception {
        String signed = encoded("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "." + claims;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] pem(PublicKey key) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String jwk(PublicKey key) {
        var rsa = (java.security.interfaces.RSAPublicKey) key;
        return "{\"kty\":\"RSA\",\"n\":\"" + URL.encodeToString(rsa.getModulus().toByteArray()) + "\",\"e\":\"AQAB\"}";
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
