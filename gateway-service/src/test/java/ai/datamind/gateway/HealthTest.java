package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class HealthTest {

    @Test
    void tellsTheScoreTheModeAndEveryComponent() {
        given().get("/health")
                .then()
                .statusCode(200)
                .header("X-RateLimit-Limit", notNullValue())
                .body("status", equalTo("degraded"))
                .body("health_score", greaterThanOrEqualTo(55))
                .body("operational_mode", notNullValue())
                .body("components.database.status", equalTo("healthy"))
                .body("components.database.latency_ms", notNullValue())
                .body("components.redis.status", equalTo("healthy"))
                .body("components.kafka.status", equalTo("healthy"))
                .body("components.rate_limiter.scope", equalTo("suite"))
                .body("components.llm.status", equalTo("healthy"))
                .body("components.llm.provider", equalTo("ollama"))
                .body("components.services.nl2sql.status", equalTo("healthy"))
                .body("components.services.usage.status", equalTo("unhealthy"))
                .body("uptime_seconds", notNullValue())
                .body("timestamp", notNullValue());
    }

    @Test
    void theApiHasItToo() {
        given().get("/api/v1/health").then().statusCode(200).body("openai_configured", equalTo(false));
        given().get("/api/health").then().statusCode(200);
        given().get("/api/v1/health/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/api/v1/health/databricks").then().body("status", equalTo("not_configured"));
    }

    @Test
    void probesAndFiguresAnswerWithoutToken() {
        given().get("/health/live").then().statusCode(200);
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/metrics").then().statusCode(200).body(containsString("system_health_score"));
    }
}
