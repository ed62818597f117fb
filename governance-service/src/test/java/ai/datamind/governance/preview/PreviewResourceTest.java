package ai.datamind.governance.preview;

import ai.datamind.governance.Policies;
import ai.datamind.governance.SemanticFake;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
@QuarkusTestResource(SemanticFake.class)
class PreviewResourceTest {
    private static final JsonObject ANALYST = new JsonObject()
            .put("email", "analyst@datamind.local")
            .put("role", "analyst")
            .put("attributes", new JsonObject().put("nation", "3"));

    @BeforeEach
    void noPolicies() {
        Policies.deleteAll();
    }

    @Test
    void shows_the_rewritten_sql_and_what_was_applied_and_why() {
        String id = Policies.create(
                Policies.rowFilter("europeans", "customer", "c_nationkey = ${user.attributes.nation}", "analyst"));
        Policies.create(Policies.mask("phones", "customer", "c_phone", "partial", Map.of("keep", 4), "analyst"));

        preview(id, "SELECT c_name, c_phone FROM customer")
                .statusCode(200)
                .body("refusals", empty())
                .body("policy_id", equalTo(id))
                .body("outcome", equalTo("REWRITTEN"))
                .body("sql", containsString("c_nationkey"))
                .body("sql", containsString("right("))
                .body("applied.name", hasItem("europeans"))
                .body("applied.name", hasItem("phones"))
                .body("applied.find { it.name == 'phones' }.column", equalTo("c_phone"))
                .body("applied.why", not(empty()))
                .body("refusals", empty());
    }

    @Test
    void a_policy_that_is_switched_off_is_shown_as_if_it_were_on() {
        String off = Policies.with(
                Policies.rowFilter("later", "customer", "c_nationkey = 1", "analyst"), "enabled", "false");

        preview(Policies.create(off), "SELECT c_name FROM tpch.customer")
                .body("applied.name", equalTo(List.of("later")));
    }

    @Test
    void a_table_that_shows_no_row_is_said_to() {
        String id = Policies.create(Policies.rowFilter("others", "customer", "true", "engineer"));

        preview(id, "SELECT c_name FROM tpch.customer")
                .statusCode(200)
                .body("notes[0]", containsString("tpch.customer shows no row"));
    }

    @Test
    void a_hidden_table_and_a_hidden_column_are_refused_with_the_reason() {
        String table = Policies.create(Policies.policy(
                "hidden", "customer", List.of(), new JsonObject().put("type", "table_denial"), "analyst"));
        preview(table, "SELECT c_name FROM tpch.customer")
                .statusCode(200)
                .body("outcome", equalTo("REFUSED"))
                .body("sql", nullValue())
                .body("refusals[0].reason", equalTo("UNKNOWN_RELATION"))
                .body("notes[0]", equalTo("tpch.customer is hidden from this subject"));

        Policies.deleteAll();
        String column = Policies.create(Policies.policy(
                "secret", "customer", List.of("c_phone"), new JsonObject().put("type", "column_denial"), "analyst"));
        preview(column, "SELECT c_phone FROM tpch.customer").body("refusals[0].reason", equalTo("COLUMN_DENIED"));
        preview(column, "SELECT c_name FROM tpch.customer").body("outcome", not(equalTo("REFUSED")));
    }

    @Test
    void a_subject_without_the_attribute_is_refused_rather_than_guessed() {
        String id = Policies.create(
                Policies.rowFilter("a", "customer", "c_nationkey = ${user.attributes.country}", "analyst"));

        preview(id, "SELECT c_name FROM tpch.customer").body("refusals[0].reason", equalTo("MISSING_ATTRIBUTE"));
    }

    @Test
    void the_tables_of_the_warehouse_are_asked_for_when_none_are_given() {
        String id = Policies.create(
                Policies.rowFilter("a", "orders", "o_custkey IN (SELECT c.c_custkey FROM tpch.customer c)", "analyst"));

        JsonObject body = new JsonObject().put("subject", ANALYST).put("sql", "SELECT o_orderkey FROM orders");
        Policies.admin()
                .body(body.encode())
                .post("/api/v1/data-control/policies/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("REWRITTEN"))
                .body("sql", containsString("c_custkey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM customer", "SELECT 1; SELECT 2", "SELECT pg_sleep(1)", "nonsense", "SELECT"})
    void what_nobody_may_run_is_no_preview(String sql) {
        String id = Policies.create(Policies.rowFilter("a", "customer", "true", "analyst"));

        preview(id, sql)
                .statusCode(422)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("violations", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "{\"sql\":\"SELECT 1\"}", "{\"subject\":{\"role\":\"boss\"},\"sql\":\"SELECT 1\"}",
                "{\"subject\":{\"role\":\"analyst\"},\"sql\":\"\"}",
                        "{\"subject\":{\"role\":\"analyst\"},\"sql\":\"SELECT 1\",\"x\":1}", "["
            })
    void bad_requests_are_refused(String body) {
        String id = Policies.create(Policies.rowFilter("a", "customer", "true", "analyst"));

        org.assertj.core.api.Assertions.assertThat(Policies.admin()
                        .body(body)
                        .post("/api/v1/policies/" + id + "/preview")
                        .statusCode())
                .isIn(400, 422);
    }

    @Test
    void an_unknown_policy_and_a_subject_that_is_no_administrator_are_refused() {
        preview("pol-none", "SELECT 1").statusCode(404);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("e@datamind.local", "engineer"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/policies/pol-none/preview")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse preview(String id, String sql) {
        JsonObject table = new JsonObject()
                .put("schema", "tpch")
                .put("name", "customer")
                .put(
                        "columns",
                        new JsonArray()
                                .add(column("c_custkey", "integer"))
                                .add(column("c_name", "character varying(25)"))
                                .add(column("c_phone", "character(15)"))
                                .add(column("c_nationkey", "integer")));
        JsonObject body =
                new JsonObject().put("subject", ANALYST).put("sql", sql).put("tables", new JsonArray().add(table));
        return Policies.admin()
                .body(body.encode())
                .post("/api/v1/policies/" + id + "/preview")
                .then();
    }

    private static JsonObject column(String name, String type) {
        return new JsonObject().put("name", name).put("type", type).put("not_null", true);
    }
}
