package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Stored;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

/** Runs that are begun and watched from afar. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class BegunTest {
    private static final String LONG =
            "select count(*) from tpch.lineitem a, tpch.orders b where a.l_comment < b.o_comment and a.l_orderkey < 30000";

    @Test
    void aQuestionIsBegunWith202AndItsStatusTellsTheRest() throws InterruptedException {
        String id = ADMIN.request()
                .body(Map.of("question", "top 5 nations by revenue in 1995", "async", true))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(202)
                .body("status", equalTo("running"))
                .body("status_url", startsWith("/api/v1/queries/qry-"))
                .extract()
                .path("query_id");
        assertThat(ended(id)).isEqualTo("success");
        ADMIN.get("/api/v1/queries/{id}/results", id).body("results", hasSize(5));
    }

    @Test
    void aGeneratedStatementCanBeBegunToo() throws InterruptedException {
        String id = ADMIN.request()
                .body(Map.of("question", "how many customers are there"))
                .post("/api/v1/sql/generate")
                .then()
                .extract()
                .path("query_id");
        ADMIN.request()
                .body(Map.of("query_id", id, "async", true))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(202)
                .body("query_id", equalTo(id));
        assertThat(ended(id)).isEqualTo("success");
    }

    @Test
    void aWishToCancelReachesTheReplicaThatRuns() throws InterruptedException {
        String id = begun();
        // What another replica does: it does not run the statement and leaves the wish where all look.
        Stored.change("update nl2sql.attempts set cancel_wanted = now() where query_id = '" + id + "'");
        assertThat(ended(id)).isEqualTo("cancelled");
    }

    @Test
    void whoMayNotSeeARunMayNotEndIt() throws InterruptedException {
        String id = begun();
        OTHER.request().post("/api/v1/queries/{id}/cancel", id).then().statusCode(404);
        ADMIN.request().post("/api/v1/queries/{id}/cancel", id).then().statusCode(200);
        assertThat(ended(id)).isEqualTo("cancelled");
        ADMIN.request().post("/api/v1/queries/{id}/cancel", id).then().statusCode(409);
    }

    @Test
    void slowStatementsAreListedWithoutTheirLiterals() {
        ADMIN.execute("select count(*) from tpch.orders where o_comment <> 'a secret'")
                .statusCode(200);
        String list = ADMIN.get("/api/v1/admin/metrics/slow-queries?from_ms=0")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains("o_comment").doesNotContain("a secret");
        ADMIN.get("/api/v1/admin/metrics/slow-queries?from_ms=long").statusCode(422);
        OTHER.get("/api/v1/admin/metrics/slow-queries").statusCode(403);
    }

    private static String begun() throws InterruptedException {
        String id = ADMIN.request()
                .body(Map.of("sql", LONG + " and " + System.nanoTime() + " > 0", "async", true))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(202)
                .extract()
                .path("query_id");
        Thread.sleep(200);
        return id;
    }

    private static String ended(String id) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        String status = "running";
        while (status.equals("running") && System.nanoTime() < deadline) {
            Thread.sleep(50);
            status = ADMIN.get("/api/v1/queries/{id}/status", id).extract().path("status");
        }
        return status;
    }
}
