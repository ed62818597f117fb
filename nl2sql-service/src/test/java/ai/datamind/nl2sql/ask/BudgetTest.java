package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** What a run may cost, what is shared between runs, and runs nobody waits for. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class BudgetTest {
    @Test
    void aDearStatementIsRefusedBeforeItRuns() {
        ADMIN.request()
                .body(Map.of("question", "top 5 nations by revenue in 1995", "budget", Map.of("db_cost", 10)))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(429)
                .body("code", equalTo("OVER_BUDGET"))
                .body("estimate.exceeded", equalTo("db_cost"));
    }

    @Test
    void moreRowsThanWantedAreRefused() {
        within(Map.of("rows", 100), "select l_orderkey from tpch.lineitem")
                .statusCode(429)
                .body("estimate.exceeded", equalTo("rows"));
        within(Map.of("rows", 100), "select n_name from tpch.nation").statusCode(200);
        within(Map.of("rows", -1), "select n_name from tpch.nation").statusCode(422);
    }

    @Test
    void aTimeOfOnesOwnIsKept() {
        within(
                        Map.of("ms", 50),
                        "select count(*) from tpch.lineitem a, tpch.orders b where a.l_comment < b.o_comment and a.l_orderkey < 2000")
                .statusCode(408)
                .body("code", equalTo("QUERY_TIMEOUT"));
    }

    @Test
    void equalStatementsThatComeTogetherRunOnce() {
        String sql =
                "select count(*) as n from tpch.lineitem a join tpch.orders b on b.o_orderkey = a.l_orderkey where a.l_comment > b.o_comment";
        List<CompletableFuture<Boolean>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> cached(sql)))
                .limit(12)
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).filter(hit -> !hit))
                .hasSize(1);
    }

    @Test
    void resultsAreNotSharedAcrossDecisions() {
        String sql = "select count(*) as n from tpch.customer where c_acctbal > 17";
        Object all = ADMIN.execute(sql).extract().path("results[0].n");
        Object seen = ANALYST.execute(sql).extract().path("results[0].n");
        assertThat(seen).isNotEqualTo(all);
    }

    @Test
    void aRunInTheBackgroundIsToldByItsStatus() throws InterruptedException {
        String id = ADMIN.request()
                .body(Map.of("sql", "select n_name from tpch.nation", "async", true))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(202)
                .body("status", equalTo("running"))
                .extract()
                .path("query_id");
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (status(id).equals("running") && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(status(id)).isEqualTo("success");
        ADMIN.get("/api/v1/queries/{id}/results", id).body("results", hasSize(25));
    }

    @Test
    void figuresAreCounted() {
        ADMIN.execute("select n_name from tpch.nation").statusCode(200);
        ADMIN.get("/api/v1/admin/metrics").statusCode(200).body("stages.stage", hasItem("sanitize"));
        ANALYST.get("/api/v1/admin/metrics").statusCode(403);
        ADMIN.get("/api/v1/analytics/metrics").statusCode(200).body("data", not(hasSize(0)));
        ADMIN.request()
                .post("/api/v1/admin/schema/refresh")
                .then()
                .statusCode(200)
                .body("relations", greaterThan(7));
    }

    private static String status(String id) {
        return ADMIN.get("/api/v1/queries/{id}/status", id).extract().path("status");
    }

    private static boolean cached(String sql) {
        String id = ADMIN.execute(sql).statusCode(200).extract().path("query_id");
        return ADMIN.get("/api/v1/queries/{id}", id)
                .extract()
                .path("stages.find { it.stage == 'execute' }.output.cache_hit");
    }

    private static ValidatableResponse within(Map<String, Object> budget, String sql) {
        return ADMIN.request()
                .body(Map.of("sql", sql, "budget", budget))
                .post("/api/v1/sql/execute")
                .then();
    }
}
