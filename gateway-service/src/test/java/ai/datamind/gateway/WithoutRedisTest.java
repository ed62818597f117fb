package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
@TestProfile(WithoutRedisTest.NobodyListens.class)
class WithoutRedisTest {

    public static class NobodyListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.redis.hosts", "redis://localhost:1");
        }
    }

    @Test
    void loginsAndCallsGoOnAndHealthSaysWhatIsMissing() {
        Someone.admin().asks().get("/api/v1/models/echo").then().statusCode(200);
        given().get("/health")
                .then()
                .statusCode(200)
                .body("components.redis.status", equalTo("unhealthy"))
                .body("components.rate_limiter.status", equalTo("degraded"))
                .body("components.rate_limiter.scope", equalTo("replica"))
                .body("health_score", lessThanOrEqualTo(85));
        given().get("/health/ready").then().statusCode(200);
    }

    @Test
    void endedSessionsStayEnded() {
        Someone someone = Someone.fresh("analyst");
        someone.asks().get("/api/v1/models/echo").then().statusCode(200);
        someone.asks().post("/api/v1/auth/logout").then().statusCode(200);
        someone.asks().get("/api/v1/models/echo").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void callsStayLimited() {
        Someone someone = Someone.fresh("analyst");
        for (int i = 0; i < 10; i++) {
            someone.asks().body("{}").post("/api/v1/sql/ask").then().statusCode(200);
        }
        someone.asks().body("{}").post("/api/v1/sql/ask").then().statusCode(429);
    }
}
