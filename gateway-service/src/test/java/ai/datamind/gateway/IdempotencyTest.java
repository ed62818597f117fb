package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class IdempotencyTest {

    private final String key = UUID.randomUUID().toString();

    private static Response post(Someone who, String key, String path, String body) {
        return who.asks().header("Idempotency-Key", key).body(body).post(path);
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        Someone one = Someone.fresh("analyst");
        String first = post(one, key, "/api/v1/models/counter", "{\"a\":1}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .asString();
        String second = post(one, key, "/api/v1/models/counter", "{\"a\":1}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .contentType("application/json")
                .extract()
                .asString();
        assertThat(second).isEqualTo(first);
        assertThat(one.asks().body("{\"a\":1}").post("/api/v1/models/counter").asString())
                .isNotEqualTo(first);
    }

    @Test
    void theSameKeyForAnotherCallIsAMistake() {
        Someone one = Someone.fresh("analyst");
        post(one, key, "/api/v1/models/counter", "{\"a\":1}").then().statusCode(201);
        post(one, key, "/api/v1/models/counter", "{\"a\":2}")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        post(one, key, "/api/v1/projects/counter", "{\"a\":1}").then().statusCode(422);
        post(Someone.fresh("analyst"), key, "/api/v1/models/counter", "{\"a\":2}")
                .then()
                .statusCode(201);
    }

    @Test
    void ofParallelCallsOneDoesTheWork() {
        Someone one = Someone.fresh("analyst");
        List<Response> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> post(one, key, "/api/v1/projects/pause", "{}"))
                .toList();
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .contains(201);
        assertThat(answers.stream()
                        .filter(a -> a.statusCode() == 201)
                        .map(Response::asString)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void refusalsAreKeptAndOutagesAreNot() {
        Someone one = Someone.fresh("analyst");
        post(one, key, "/api/v1/models/problem", "{}").then().statusCode(422).body("code", equalTo("SQL_REJECTED"));
        post(one, key, "/api/v1/models/problem", "{}")
                .then()
                .statusCode(422)
                .header("Idempotency-Replayed", equalTo("true"));
        String other = UUID.randomUUID().toString();
        post(one, other, "/api/v1/usage/events", "{}").then().statusCode(503).body("service", equalTo("usage"));
        post(one, other, "/api/v1/usage/events", "{}")
                .then()
                .statusCode(503)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void badKeysAndLargeBodiesAreRefused() {
        Someone one = Someone.fresh("analyst");
        post(one, "with space", "/api/v1/models/counter", "{}")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("Idempotency-Key"));
        post(one, "k".repeat(129), "/api/v1/models/counter", "{}").then().statusCode(422);
        post(one, key, "/api/v1/models/counter", "x".repeat(3 << 20)).then().statusCode(413);
    }

    @Test
    void answersMayBeWrapped() {
        Someone one = Someone.fresh("analyst");
        String profile = "application/json;profile=\"standard-response\"";
        one.asks()
                .accept(profile)
                .get("/api/v1/models/echo")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.uri", equalTo("/api/v1/models/echo"))
                .body("data.headers.accept", equalTo("application/json"))
                .body("error", nullValue())
                .body("correlation_id", notNullValue());
        one.asks()
                .accept(profile)
                .get("/api/v1/models/problem")
                .then()
                .statusCode(422)
                .body("success", equalTo(false))
                .body("data", nullValue())
                .body("error.code", equalTo("SQL_REJECTED"));
        one.asks()
                .accept(profile)
                .get("/api/v1/auth/permissions")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.user_id", equalTo(one.id()))
                .body("correlation_id", notNullValue());
        one.asks()
                .accept(profile)
                .get("/api/v1/users")
                .then()
                .statusCode(403)
                .body("success", equalTo(false))
                .body("error.code", equalTo("FORBIDDEN"));
        one.asks()
                .accept(profile)
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("error.code", equalTo("NOT_FOUND"));
        one.asks()
                .accept(profile)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/api/v1/models/counter")
                .then()
                .statusCode(201)
                .body("data.count", notNullValue());
    }
}
