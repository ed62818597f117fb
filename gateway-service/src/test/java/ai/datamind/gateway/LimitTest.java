package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class LimitTest {

    @Test
    void tenQuestionsAMinutePerUser() {
        Someone one = Someone.fresh("analyst");
        Someone other = Someone.fresh("analyst");
        for (int i = 9; i >= 0; i--) {
            one.asks()
                    .body("{}")
                    .post("/api/v1/sql/ask")
                    .then()
                    .statusCode(200)
                    .header("X-RateLimit-Limit", equalTo("10"))
                    .header("X-RateLimit-Remaining", equalTo("" + i));
        }
        long reset = Long.parseLong(one.asks()
                .body("{}")
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("X-RateLimit-Remaining", equalTo("0"))
                .body("code", equalTo("TOO_MANY_REQUESTS"))
                .extract()
                .header("X-RateLimit-Reset"));
        assertThat(reset - System.currentTimeMillis() / 1000).isBetween(1L, 61L);
        // Another login of the same person changes nothing; other people and other kinds of calls are free.
        Someone.login(one.email(), Fixture.PASSWORD)
                .asks()
                .body("{}")
                .post("/api/v1/queries")
                .then()
                .statusCode(429);
        one.asks().body("{}").post("/api/sql/execute/").then().statusCode(429);
        other.asks().body("{}").post("/api/v1/sql/ask").then().statusCode(200);
        one.asks().body("{}").post("/api/v1/sql/validate").then().statusCode(200);
        one.asks().get("/api/v1/sql/history").then().statusCode(200);
    }

    @Test
    void rolesMayHaveALimitOfTheirOwn() {
        Someone.fresh("engineer")
                .asks()
                .body("{}")
                .post("/api/v1/sql/ask")
                .then()
                .header("X-RateLimit-Limit", equalTo("20"));
    }

    @Test
    void parallelCallsAreCountedOneByOne() {
        Someone one = Someone.fresh("analyst");
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> one.asks().body("{}").post("/api/v1/sql/ask").statusCode())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(30);
    }

    @Test
    void theDemonstrationIsLimitedByAddress() {
        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(i -> given().contentType("application/json")
                        .body("{}")
                        .post("/api/v1/generate-sql")
                        .statusCode())
                .toList();
        assertThat(statuses).last().isEqualTo(429);
    }
}
