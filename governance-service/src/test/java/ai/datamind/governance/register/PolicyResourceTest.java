package ai.datamind.governance.register;

import ai.datamind.governance.Policies;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class PolicyResourceTest {
    @BeforeEach
    void empty() {
        Policies.deleteAll();
    }

    @Test
    void a_policy_is_created_read_changed_and_deleted_with_its_version_as_etag() {
        String id = Policies.create(Policies.rowFilter("europeans", "customer", "c_nationkey < 5", "analyst"));

        String etag = Policies.admin()
                .get("/api/v1/policies/" + id)
                .then()
                .statusCode(200)
                .body("id", matchesPattern("pol-[0-9a-f-]{36}"))
                .body("effect.predicate", equalTo("c_nationkey < 5"))
                .body("version", equalTo(1))
                .extract()
                .header("ETag");
        assertThat(etag).isEqualTo("\"1\"");

        String changed = Policies.rowFilter("europeans", "customer", "c_nationkey < 9", "analyst");
        Policies.admin()
                .header("If-Match", etag)
                .body(changed)
                .put("/api/v1/policies/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("effect.predicate", equalTo("c_nationkey < 9"));
        Policies.admin()
                .header("If-Match", etag)
                .body(changed)
                .put("/api/v1/policies/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));
        Policies.admin()
                .header("If-Match", etag)
                .delete("/api/v1/policies/" + id)
                .then()
                .statusCode(412);
        Policies.admin()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/policies/" + id)
                .then()
                .statusCode(204);
        Policies.admin().get("/api/v1/policies/" + id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void policies_are_listed_by_kind_and_in_pages() {
        Policies.create(Policies.rowFilter("a", "customer", "true", "analyst"));
        Policies.create(Policies.rowFilter("b", "orders", "true", "analyst"));
        Policies.create(Policies.mask("c", "customer", "c_phone", "null", Map.of(), "analyst"));

        Policies.admin().get("/api/v1/policies").then().statusCode(200).body("pagination.total", equalTo(3));
        Policies.admin().get("/api/v1/policies/rows").then().body("data.name", equalTo(java.util.List.of("a", "b")));
        Policies.admin().get("/api/v1/policies/columns").then().body("data.name", hasItem("c"));
        Policies.admin()
                .get("/api/v1/policies?page=2&page_size=2")
                .then()
                .body("data.size()", equalTo(1))
                .body("pagination.total_pages", equalTo(2));
        Policies.admin()
                .get("/api/v1/data-control/policies/rows?page_size=1")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(1));
    }

    @Test
    void the_kind_must_fit_the_path() {
        Policies.admin()
                .body(Policies.rowFilter("a", "customer", "true", "analyst"))
                .post("/api/v1/policies/columns")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("effect.type"));
        Policies.admin()
                .body(Policies.rowFilter("a", "customer", "true", "analyst"))
                .post("/api/v1/data-control/policies/rows")
                .then()
                .statusCode(201);
    }

    @Test
    void a_name_is_used_once_per_warehouse() {
        Policies.create(Policies.rowFilter("a", "customer", "true", "analyst"));

        Policies.admin()
                .body(Policies.rowFilter("a", "orders", "true", "analyst"))
                .post("/api/v1/policies")
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("a is the name"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/bad-policies.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '~')
    void what_makes_no_sense_is_refused_naming_the_member(String member, String value, int status, String field) {
        String body = Policies.with(Policies.rowFilter("a", "customer", "true", "analyst"), member, value);

        Policies.admin()
                .body(body)
                .post("/api/v1/policies")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"x\"", "{\"name\":1}"})
    void bodies_that_are_no_policy_are_refused(String body) {
        int status = Policies.admin().body(body).post("/api/v1/policies").statusCode();

        assertThat(status).isIn(400, 422);
    }

    @Test
    void only_administrators_see_and_change_policies() {
        for (String role : new String[] {"viewer", "analyst", "engineer"}) {
            given().auth()
                    .oauth2(Tokens.of("x@datamind.local", role))
                    .get("/api/v1/policies")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN"));
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/policies")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.forged("x@datamind.local", "admin"))
                .get("/api/v1/policies")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.expired("x@datamind.local", "admin"))
                .get("/api/v1/policies")
                .then()
                .statusCode(401);
    }

    @Test
    void the_default_of_a_warehouse_can_be_set() {
        Policies.admin()
                .get("/api/v1/policies/defaults/elsewhere")
                .then()
                .statusCode(200)
                .body("default_effect", equalTo("allow"));
        Policies.admin()
                .body("{\"default_effect\":\"deny\"}")
                .put("/api/v1/policies/defaults/elsewhere")
                .then()
                .statusCode(200);
        Policies.admin().get("/api/v1/policies/defaults/elsewhere").then().body("default_effect", equalTo("deny"));
        Policies.admin()
                .body("{\"default_effect\":\"perhaps\"}")
                .put("/api/v1/policies/defaults/elsewhere")
                .then()
                .statusCode(422);
    }
}
