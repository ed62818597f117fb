package ai.datamind.governance.decision;

import ai.datamind.governance.Policies;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class DecisionResourceTest {
    private static final String ANALYST =
            Tokens.of("analyst@datamind.local", "analyst", Set.of("emea", "all"), Map.of("region", "3"));

    @BeforeEach
    void empty() {
        Policies.deleteAll();
    }

    @Test
    void the_decision_has_the_agreed_shape() {
        String filter = Policies.create(
                Policies.rowFilter("europeans", "customer", "c_nationkey = ${user.attributes.region}", "analyst"));
        String mask = Policies.create(
                Policies.mask("phones", "customer", "c_phone", "partial", Map.of("keep", 4), "analyst"));

        String answer = evaluate(ANALYST, "{\"warehouse\":\"sample\"}")
                .statusCode(200)
                .extract()
                .asString();

        JsonObject decision = new JsonObject(answer);
        assertThat(decision.fieldNames())
                .containsExactlyInAnyOrder(
                        "warehouse",
                        "version",
                        "fingerprint",
                        "default_effect",
                        "bindings",
                        "tables",
                        "expires_in_seconds");
        assertThat(decision.getString("fingerprint")).matches("[0-9a-f]{64}");
        assertThat(decision.getInteger("expires_in_seconds")).isEqualTo(60);
        assertThat(decision.getJsonObject("bindings"))
                .isEqualTo(new JsonObject()
                        .put("user.id", Tokens.userId("analyst@datamind.local"))
                        .put("user.email", "analyst@datamind.local")
                        .put(
                                "user.groups",
                                new io.vertx.core.json.JsonArray().add("all").add("emea"))
                        .put("user.attributes.region", "3"));
        assertThat(decision.getJsonArray("tables").encode())
                .isEqualTo("[{\"schema\":\"tpch\",\"table\":\"customer\",\"denied\":false,\"row_filtered\":true,"
                        + "\"row_filters\":[{\"policy_id\":\"" + filter
                        + "\",\"name\":\"europeans\",\"mode\":\"permissive\","
                        + "\"predicate\":\"c_nationkey = ${user.attributes.region}\"}],"
                        + "\"masks\":[{\"policy_id\":\"" + mask
                        + "\",\"name\":\"phones\",\"column\":\"c_phone\",\"method\":\"partial\","
                        + "\"parameters\":{\"keep\":4}}],\"denied_columns\":[],\"column_flags\":{}}]");
    }

    @Test
    void a_change_shows_at_once_and_counts_up_the_version() {
        String before = evaluate(ANALYST, "{\"warehouse\":\"sample\"}")
                .body("tables", hasSize(0))
                .extract()
                .path("version");

        Policies.create(Policies.rowFilter("europeans", "customer", "true", "analyst"));

        String after = evaluate(ANALYST, "{\"warehouse\":\"sample\"}")
                .body("tables", hasSize(1))
                .extract()
                .path("version");
        assertThat(Long.parseLong(after)).isEqualTo(Long.parseLong(before) + 1);
    }

    @Test
    void the_same_decision_has_the_same_fingerprint_and_another_subject_another() {
        String first = evaluate(ANALYST, "{\"warehouse\":\"sample\"}").extract().path("fingerprint");
        String again = evaluate(ANALYST, "{\"warehouse\":\"sample\"}").extract().path("fingerprint");
        String other = evaluate(Tokens.of("b@datamind.local", "analyst"), "{\"warehouse\":\"sample\"}")
                .extract()
                .path("fingerprint");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void a_warehouse_that_hides_all_by_default_lists_only_what_is_opened() {
        Policies.create(
                Policies.rowFilter("open", "customer", "true", "analyst").replace("\"sample\"", "\"closed\""));
        Policies.create(
                Policies.mask("m", "*", "c", "null", Map.of(), "analyst").replace("\"sample\"", "\"closed\""));
        Policies.admin()
                .body("{\"default_effect\":\"deny\"}")
                .put("/api/v1/policies/defaults/closed")
                .then()
                .statusCode(200);

        evaluate(ANALYST, "{\"warehouse\":\"closed\"}")
                .body("default_effect", equalTo("deny"))
                .body("tables", hasSize(1))
                .body("tables[0].table", equalTo("customer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"warehouse\":\"\"}",
                "{\"warehouse\":7}",
                "{\"warehouse\":\"sample\",\"user_id\":\"usr-1\"}",
                "[]",
                "x"
            })
    void bad_requests_are_refused(String body) {
        assertThat(evaluate(ANALYST, body).extract().statusCode()).isIn(400, 422);
    }

    @Test
    void nobody_is_told_anything_without_a_token() {
        given().contentType(ContentType.JSON)
                .body("{\"warehouse\":\"sample\"}")
                .post("/api/v1/policies/evaluate")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    private static ValidatableResponse evaluate(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/policies/evaluate")
                .then();
    }
}
