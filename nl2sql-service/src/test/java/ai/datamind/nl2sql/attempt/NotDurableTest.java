package ai.datamind.nl2sql.attempt;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Stored;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.nl2sql.fake.Watched;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What cannot be remembered is not answered, on whatever way it would have left. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class NotDurableTest {
    private static final String COUNT = "how many customers are there";
    /** About a second's work for the engine. */
    private static final String A_SECOND = "select count(*) from tpch.lineitem a join tpch.lineitem b"
            + " on a.l_suppkey = b.l_suppkey where a.l_linenumber < 3";

    private boolean away;

    @AfterEach
    void back() {
        if (away) Stored.change("alter table nl2sql.outbox_away rename to outbox");
        Steering.calm();
    }

    @Test
    void aResultThatIsAtHandIsNotGivenWithoutAnEntry() {
        ADMIN.ask(COUNT).statusCode(200);
        auditGoesAway();
        ADMIN.ask(COUNT)
                .statusCode(503)
                .body("code", equalTo("SOURCE_DOWN"))
                .body("source", equalTo("audit"))
                .body("results", equalTo(null));
    }

    @Test
    void neitherStreamNorExportNorAnythingBegunLeavesWithoutAnEntry() {
        String id = ADMIN.execute("select n_name from tpch.nation")
                .statusCode(200)
                .extract()
                .path("query_id");
        auditGoesAway();
        String stream = ADMIN.request()
                .accept("text/event-stream")
                .body(Map.of("question", COUNT))
                .post("/api/v1/sql/ask")
                .then()
                .extract()
                .asString();
        assertThat(stream)
                .contains("\"source\":\"audit\"")
                .doesNotContain("\"results\"")
                .doesNotContain("event:rows");
        ADMIN.get("/api/v1/queries/{id}/export?format=csv", id).statusCode(503).body("source", equalTo("audit"));
        ADMIN.request()
                .body(Map.of("question", COUNT, "async", true))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(503)
                .body("source", equalTo("audit"));
        ADMIN.request().post("/api/v1/queries/{id}/rerun", id).then().statusCode(503);
    }

    /** The run had its entry when it began; its end gets none, so nobody is told of it. */
    @Test
    void whoeverWatchesIsNotToldOfAnEndWithoutAnEntry() throws InterruptedException {
        String id = ADMIN.request()
                .body(Map.of("sql", A_SECOND, "async", true))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(202)
                .extract()
                .path("query_id");
        auditGoesAway();
        Watched watched = Watched.of(ADMIN, id);
        assertThat(watched.next()).contains("\"status\":\"running\"");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (working() && System.nanoTime() < deadline) Thread.sleep(50);
        assertThat(working()).isFalse();
        assertThat(watched.next()).as("neither rows nor an end").isNull();
        ADMIN.get("/api/v1/queries/{id}/results", id).statusCode(404);
    }

    private static boolean working() {
        return !Warehouse.rows("select 1 from pg_stat_activity where state = 'active' and query like '%l_suppkey%'"
                        + " and pid <> pg_backend_pid()")
                .isEmpty();
    }

    @Test
    void withoutADecisionNoStreamNoExportAndNoStoredRows() {
        Asked person = new Asked("nobody-decides@datamind.local", "analyst");
        Steering.governance("down");
        String stream = person.request()
                .accept("text/event-stream")
                .body(Map.of("question", COUNT))
                .post("/api/v1/sql/ask")
                .then()
                .extract()
                .asString();
        assertThat(stream).contains("\"source\":\"governance\"").doesNotContain("event:rows");
        Steering.calm();
        Asked later = new Asked("decided-once@datamind.local", "analyst");
        String id = later.execute("select n_name from tpch.nation").extract().path("query_id");
        Steering.governance("down");
        regrouped(later)
                .get("/api/v1/queries/{id}/results", id)
                .then()
                .statusCode(503)
                .body("source", equalTo("governance"));
        regrouped(later)
                .get("/api/v1/queries/{id}/export?format=csv", id)
                .then()
                .statusCode(503);
    }

    /** The same person after a change that no kept decision holds for. */
    private static RequestSpecification regrouped(Asked person) {
        return RestAssured.given()
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of(person.email(), person.role(), Set.of("new-group"), Map.of()));
    }

    private void auditGoesAway() {
        Stored.change("alter table nl2sql.outbox rename to outbox_away");
        away = true;
    }
}
