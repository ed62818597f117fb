package ai.datamind.gateway;

import ai.datamind.embedded.EmbeddedRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
@TestProfile(RedisComesAndGoesTest.RedisLater.class)
class RedisComesAndGoesTest {

    public static class RedisLater implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0)) {
                return Map.of("quarkus.redis.hosts", "redis://localhost:" + free.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void theSharedCountIsTakenUpAndLaidDownAgain() throws Exception {
        String hosts = ConfigProvider.getConfig().getValue("quarkus.redis.hosts", String.class);
        Someone someone = Someone.fresh("analyst");
        someone.asks().get("/api/v1/models/echo").then().statusCode(200);
        EmbeddedRedis redis = EmbeddedRedis.start(null, URI.create(hosts).getPort());
        try {
            assertThat(scopeBecomes("suite", someone)).isEqualTo("suite");
            someone.asks().post("/api/v1/auth/logout").then().statusCode(200);
            someone.asks().get("/api/v1/models/echo").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        } finally {
            redis.close();
        }
        Someone other = Someone.fresh("analyst");
        other.asks().get("/api/v1/models/echo").then().statusCode(200);
        assertThat(scopeBecomes("replica", other)).isEqualTo("replica");
    }

    private static String scopeBecomes(String wanted, Someone someone) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        String scope = null;
        while (!wanted.equals(scope) && System.nanoTime() < deadline) {
            someone.asks().get("/api/v1/models/echo").then().statusCode(200);
            scope = given().get("/health").path("components.rate_limiter.scope");
            Thread.sleep(200);
        }
        return scope;
    }
}
