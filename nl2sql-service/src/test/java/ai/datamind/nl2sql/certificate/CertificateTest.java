package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
    void aCertificateIsIntactAndSignedWithThePublishedKey() {
        byte[] text = certificate(ANALYST, answered(ANALYST));
        Set<String> published =
                Set.of(ANALYST.get("/api/v1/queries/certificate-keys").extract().<String>path("[0].kid"));
        assertThat(OfflineVerifier.verify(text, published).valid()).isTrue();
        assertThat(OfflineVerifier.verify(text, Set.of("another")).valid()).isFalse();
    }

    @Test
    void anyFlippedBitIsFound() {
        byte[] text = certificate(ADMIN, answered(ADMIN));
        Random random = new Random(7);
        for (int at = 0; at < text.length; at++) {
            byte[] flipped = text.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(7));
            assertThat(OfflineVerifier.verify(flipped, Set.of()).valid())
                    .as("byte %d: %c became %c", at, (char) text[at], (char) flipped[at])
                    .isFalse();
        }
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
