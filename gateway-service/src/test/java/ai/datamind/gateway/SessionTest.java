package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class SessionTest {

    @Test
    void refreshingReplacesBothTokens() {
        Someone first = Someone.fresh("analyst");
        Someone second = Someone.of(first.refreshes().then().statusCode(200).extract());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        second.asks().get("/api/v1/auth/me").then().statusCode(200);
        Someone.of(second.refreshes().then().statusCode(200).extract());
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamilyAtOnce() {
        Someone victim = Someone.fresh("analyst");
        Someone thief = Someone.of(victim.refreshes().then().statusCode(200).extract());
        thief.asks().get("/api/v1/auth/me").then().statusCode(200);
        victim.refreshes().then().statusCode(401).body("code", equalTo("REFRESH_TOKEN_REUSED"));
        thief.asks().get("/api/v1/auth/me").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        thief.asks().get("/api/v1/models/echo").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        thief.refreshes().then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void ofParallelRefreshesOneWinsAndTheFamilyEnds() {
        Someone someone = Someone.fresh("analyst");
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> someone.refreshes().statusCode())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        someone.asks().get("/api/v1/auth/me").then().statusCode(401);
    }

    @Test
    void inventedRefreshTokensAreRefused() {
        for (String invented : List.of("", "x", "dmr_" + "A".repeat(43), "dmr_" + "é".repeat(43))) {
            given().contentType("application/json")
                    .body(Map.of("refresh_token", invented))
                    .post("/api/v1/auth/refresh")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("REFRESH_TOKEN_INVALID"));
        }
    }

    @Test
    void loggingOutEndsTheSessionForItsNextRequest() {
        Someone someone = Someone.fresh("analyst");
        someone.asks().get("/api/v1/models/echo").then().statusCode(200);
        someone.asks().post("/api/v1/auth/logout").then().statusCode(200).body("ended", equalTo(1));
        someone.asks().get("/api/v1/models/echo").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        someone.refreshes().then().statusCode(401);
        given().contentType("application/json")
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(401);
    }

    @Test
    void loggingOutWithTheRefreshTokenNeedsNoAccessToken() {
        Someone someone = Someone.fresh("analyst");
        given().contentType("application/json")
                .body(Map.of("refresh_token", someone.refreshToken()))
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(200)
                .body("ended", equalTo(1));
        someone.asks().get("/api/v1/auth/me").then().statusCode(401);
    }

    @Test
    void oneSeesAndEndsOnesOwnSessionsOnly() {
        Someone one = Someone.fresh("analyst");
        Someone again = Someone.login(one.email(), Fixture.PASSWORD);
        Someone other = Someone.fresh("analyst");
        List<String> ids = one.asks()
                .get("/api/v1/security/sessions")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("pagination.total", equalTo(2))
                .body("data.current", hasItem(true))
                .extract()
                .path("data.id");
        other.asks()
                .delete("/api/v1/security/sessions/" + ids.getFirst())
                .then()
                .statusCode(404);
        other.asks().get("/api/v1/security/sessions?user_id=" + one.id()).then().statusCode(403);
        other.asks()
                .delete("/api/v1/security/sessions?user_id=" + one.id())
                .then()
                .statusCode(403);
        one.asks().delete("/api/v1/security/sessions").then().statusCode(200).body("ended", equalTo(2));
        again.asks().get("/api/v1/auth/me").then().statusCode(401);
        other.asks().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void anAdministratorEndsAnybodysSession() {
        Someone someone = Someone.fresh("analyst");
        Someone admin = Someone.admin();
        String id = admin.asks()
                .get("/api/v1/security/sessions?user_id=" + someone.id())
                .then()
                .body("data.email", hasItem(someone.email()))
                .extract()
                .path("data[0].id");
        someone.asks().get("/api/v1/auth/me").then().statusCode(200);
        admin.asks()
                .delete("/api/v1/security/sessions/" + id)
                .then()
                .statusCode(200)
                .body("ended", equalTo(1));
        someone.asks().get("/api/v1/auth/me").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        admin.asks().delete("/api/v1/security/sessions/" + id).then().statusCode(404);
    }
}
