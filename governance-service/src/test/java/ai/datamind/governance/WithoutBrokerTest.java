package ai.datamind.governance;

import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
@QuarkusTestResource(value = WithoutBrokerTest.NoBroker.class, restrictToAnnotatedClass = true)
class WithoutBrokerTest {
    /** After the suite's own resource, so that its broker is not found. */
    public static class NoBroker implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public void stop() {}
    }

    @Inject
    Pool pool;

    @Test
    void decisions_go_on_and_facts_wait() {
        String id = Policies.create(Policies.rowFilter("kept " + UUID.randomUUID(), "customer", "true", "analyst"));

        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().auth()
                .oauth2(Tokens.of("a@datamind.local", "analyst"))
                .contentType(ContentType.JSON)
                .body("{\"warehouse\":\"sample\"}")
                .post("/api/v1/policies/evaluate")
                .then()
                .statusCode(200);
        int waiting = pool.query("select count(*)::int from outbox where subject = '" + id + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
        assertThat(waiting).isEqualTo(2);
        Policies.admin().delete("/api/v1/policies/" + id).then().statusCode(204);
    }
}
