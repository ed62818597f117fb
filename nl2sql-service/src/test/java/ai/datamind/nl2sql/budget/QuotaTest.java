package ai.datamind.nl2sql.budget;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What a person may spend in a day, booked before it is spent. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class QuotaTest {
    @Test
    void whatIsNotLeftIsRefusedWithTheEstimateBeforeItRuns() {
        Asked frugal = new Asked("frugal@datamind.local", "analyst");
        quota(frugal, Map.of("db_cost", 100));
        frugal.execute("select count(*) from tpch.nation").statusCode(200);
        frugal.execute("select count(*) from tpch.lineitem")
                .statusCode(429)
                .body("code", equalTo("OVER_BUDGET"))
                .body("estimate.exceeded", equalTo("db_cost"))
                .body("estimate.per", equalTo("day"))
                .body("estimate.wanted.db_cost.toFloat()", greaterThan(100f))
                .body("estimate.allowed.db_cost.toFloat()", equalTo(100f));
        frugal.get("/api/v1/queries/budget")
                .statusCode(200)
                .body("quota.db_cost.toFloat()", equalTo(100f))
                .body("spent.db_cost", notNullValue());
    }

    @Test
    void theRestIsNotSpentTwiceByQuestionsThatComeTogether() {
        Asked hasty = new Asked("hasty@datamind.local", "analyst");
        quota(hasty, Map.of("rows", 100));
        List<Integer> statuses = Stream.iterate(1, n -> n + 1)
                .limit(12)
                .map(n -> CompletableFuture.supplyAsync(
                        () -> hasty.execute("select n_name from tpch.nation where n_nationkey >= -" + n)
                                .extract()
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses.stream().filter(status -> status == 200).count()).isBetween(1L, 4L);
        hasty.get("/api/v1/queries/budget").body("spent.rows.toInteger() <= 100", equalTo(true));
    }

    @Test
    void anExportCostsTheRowsThatLeft() {
        Asked thrifty = new Asked("thrifty@datamind.local", "analyst");
        quota(thrifty, Map.of("rows", 5_000));
        // Half the rows, where the engine expects a few: the condition says nothing it keeps figures of.
        String id = thrifty.request()
                .body(Map.of("sql", "select o_orderkey from tpch.orders where o_orderkey % 20 = 0", "limit", 1))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200)
                .extract()
                .path("query_id");
        int before = spentRows(thrifty);
        String csv = thrifty.get("/api/v1/queries/{id}/export?format=csv", id)
                .statusCode(200)
                .extract()
                .asString();
        int rows = (int) csv.lines().count() - 1;
        assertThat(rows).isGreaterThan(500);
        // One more for the count that tells how large the file will be.
        assertThat(spentRows(thrifty) - before).isEqualTo(rows + 1);
    }

    private static int spentRows(Asked person) {
        return person.get("/api/v1/queries/budget").extract().path("spent.rows.toInteger()");
    }

    @Test
    void whoHasNoQuotaIsNotBounded() {
        ADMIN.get("/api/v1/queries/budget").statusCode(200).body("quota", nullValue());
    }

    @Test
    void quotasAreTheAdministrators() {
        ANALYST.get("/api/v1/admin/budgets").statusCode(403);
        put("role:wizard", Map.of("rows", 1)).statusCode(422);
        put("role:engineer", Map.of("rows", -1)).statusCode(422);
        put("role:engineer", Map.of("spells", 1)).statusCode(422);
        put("role:engineer", Map.of("llm_tokens", 5)).statusCode(200).body("quota.llm_tokens", equalTo(5));
        ADMIN.get("/api/v1/admin/budgets")
                .body("data.find { it.scope == 'role:engineer' }.quota.llm_tokens", equalTo(5));
        ADMIN.request()
                .delete("/api/v1/admin/budgets/{scope}", "role:engineer")
                .then()
                .statusCode(204);
        ADMIN.request()
                .delete("/api/v1/admin/budgets/{scope}", "role:engineer")
                .then()
                .statusCode(404);
    }

    private static void quota(Asked person, Map<String, Object> quota) {
        String id = person.execute("select 1").statusCode(200).extract().path("query_id");
        String user = ADMIN.get("/api/v1/queries/{id}", id).extract().path("user_id");
        put("user:" + user, quota).statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse put(String scope, Map<String, Object> quota) {
        return ADMIN.request()
                .body(quota)
                .put("/api/v1/admin/budgets/{scope}", scope)
                .then();
    }
}
