package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Stored;
import ai.datamind.nl2sql.signing.PublishedKeys;
import ai.datamind.testkit.SuiteResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class CertificateTest {
    private static final String QUESTION = "top 5 nations by revenue in 1995";

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void aCertificateIsIntactAndSignedWithAPublishedKey() throws IOException {
        byte[] text = certificate(ANALYST, answered(ANALYST));
        assertThat(OfflineVerifier.verify(text, published()).valid()).isTrue();
        assertThat(OfflineVerifier.verify(text, Set.of("another")).valid()).isFalse();
    }

    @Test
    void anyFlippedByteIsFound() throws IOException {
        byte[] text = certificate(ADMIN, answered(ADMIN));
        Set<String> published = published();
        Random random = new Random(7);
        for (int at = 0; at < text.length; at++) {
            byte[] flipped = text.clone();
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(OfflineVerifier.verify(flipped, published).valid())
                    .as("byte %d: %c became %c", at, (char) text[at], (char) flipped[at])
                    .isFalse();
            flipped[at] = (byte) (text[at] ^ 0x20);
            assertThat(OfflineVerifier.verify(flipped, Set.of()).valid())
                    .as("byte %d in another case", at)
                    .isFalse();
        }
    }

    @Test
    void anIndentedCertificateIsJudgedByWhatItSays() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode read = mapper.readTree(certificate(ADMIN, answered(ADMIN)));
        byte[] indented = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(read);
        assertThat(OfflineVerifier.verify(indented, published()).valid()).isTrue();
    }

    @Test
    void afterARotationOldAndNewCertificatesAreValidUntilTheKeyIsRevoked() throws IOException {
        String id = answered(ADMIN);
        byte[] before = certificate(ADMIN, id);
        String next = rotated(Map.of());
        byte[] after = certificate(ADMIN, id);
        assertThat(new String(after, StandardCharsets.UTF_8)).contains(next);
        assertThat(OfflineVerifier.verify(before, published()).valid()).isTrue();
        assertThat(OfflineVerifier.verify(after, published()).valid()).isTrue();
        rotated(Map.of("revoke", true));
        assertThat(OfflineVerifier.verify(before, published()).valid()).isTrue();
        assertThat(OfflineVerifier.verify(after, published()).valid()).isFalse();
        ANALYST.request().post("/api/v1/admin/certificate-keys/rotate").then().statusCode(403);
    }

    @Test
    void aKeyOfCertificatesVerifiesNoToken() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String token = Jwt.subject("usr-1")
                .groups("admin")
                .jws()
                .keyId("k")
                .algorithm(SignatureAlgorithm.EDDSA)
                .sign(keys.getPrivate());
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/queries")
                .then()
                .statusCode(401);
        ADMIN.get("/.well-known/certificate-keys.json")
                .statusCode(200)
                .body("keys[0].crv", equalTo("Ed25519"))
                .body("keys[0].d", equalTo(null));
    }

    @Test
    void noSecretLiesUnsealed() {
        answered(ADMIN);
        certificate(ADMIN, answered(ADMIN));
        assertThat(Stored.count("select count(*) from nl2sql.mask_key where secret is not null"))
                .isZero();
        assertThat(Stored.count("select count(*) from nl2sql.certificate_keys where status = 'active'"
                        + " and position(decode('302e020100300506032b6570', 'hex') in sealed_private) > 0"))
                .isZero();
    }

    @Test
    void aCertificateSaysWhatRanAndWhatCameBack() {
        String id = answered(ANALYST);
        ANALYST.get("/api/v1/queries/{id}/certificate", id)
                .statusCode(200)
                .body("certificate.query_id", equalTo(id))
                .body("certificate.interpretation.model_hash", equalTo("hash-of-the-model"))
                .body("certificate.governance.policy_version", equalTo("7"))
                .body("certificate.governance.filtered_tables", equalTo(List.of("tpch.customer")))
                .body("certificate.relations", hasItem("tpch.lineitem"))
                .body("certificate.row_count", equalTo(5));
        OTHER.get("/api/v1/queries/{id}/certificate", id).statusCode(404);
    }

    @Test
    void replayingGivesTheSameSql() {
        ANALYST.request()
                .post("/api/v1/queries/{id}/replay", answered(ANALYST))
                .then()
                .statusCode(200)
                .body("same_sql", equalTo(true))
                .body("changes", hasSize(0));
    }

    @Test
    void replayingUnderOtherPoliciesSaysWhatChanged() {
        Asked before = new Asked("replaying@datamind.local", "analyst");
        String id = answered(before);
        Steering.decisions("fake/decisions-after.json");
        var groups = ai.datamind.testkit.Tokens.of(before.email(), before.role(), Set.of("moved"), Map.of());
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + groups)
                .contentType("application/json")
                .post("/api/v1/queries/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("same_sql", equalTo(false))
                .body("changes.what", hasItem("policy_fingerprint"))
                .body("changes.what", hasItem("sql_hash"));
    }

    private static Set<String> published() throws IOException {
        return PublishedKeys.kids(
                ADMIN.get("/.well-known/certificate-keys.json").extract().asByteArray());
    }

    private static String rotated(Map<String, Object> how) {
        return ADMIN.request()
                .body(how)
                .post("/api/v1/admin/certificate-keys/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("kid");
    }

    private static String answered(Asked by) {
        return by.ask(QUESTION).statusCode(200).extract().path("query_id");
    }

    private static byte[] certificate(Asked by, String id) {
        return by.get("/api/v1/queries/{id}/certificate", id)
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
