package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class LoginTest {

    @Test
    void theFirstAdministratorLogsIn() {
        Someone.tries(Fixture.ADMIN.toUpperCase(java.util.Locale.ROOT), Fixture.PASSWORD)
                .then()
                .statusCode(200)
                .header("X-Correlation-ID", notNullValue())
                .header("X-Process-Time", notNullValue())
                .header("X-RateLimit-Limit", notNullValue())
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(900))
                .body("refresh_token", startsWith("dmr_"))
                .body("user.role", equalTo("admin"))
                .body("user.password_hash", equalTo(null));
    }

    @Test
    void meAndPermissionsTellWhoOneIs() {
        Someone analyst = Someone.fresh("analyst");
        analyst.asks().get("/api/v1/auth/me").then().statusCode(200).body("email", equalTo(analyst.email()));
        analyst.asks()
                .get("/api/v1/auth/permissions")
                .then()
                .statusCode(200)
                .body("roles", contains("viewer", "analyst"))
                .body("permissions", contains("read", "write", "execute"));
        analyst.asks().get("/api/auth/me").then().statusCode(200).body("id", equalTo(analyst.id()));
    }

    @Test
    void wrongPasswordAndUnknownUserAreToldApartByNothing() {
        Someone someone = Someone.fresh("viewer");
        String unknown = UUID.randomUUID() + "@example.org";
        for (String email : new String[] {someone.email(), unknown}) {
            Someone.tries(email, "wrong wrong wrong")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("INVALID_CREDENTIALS"))
                    .body("detail", equalTo("The e-mail address or the password is wrong"));
        }
    }

    @Test
    void fiveFailuresLockTheAddressWhetherSomebodyHasItOrNot() {
        Someone someone = Someone.fresh("viewer");
        String unknown = UUID.randomUUID() + "@example.org";
        for (String email : new String[] {someone.email(), unknown}) {
            for (int i = 0; i < 5; i++) {
                Someone.tries(email, "wrong wrong wrong").then().statusCode(401);
            }
            Someone.tries(email, Fixture.PASSWORD)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("ACCOUNT_LOCKED"))
                    .body("retry_after_seconds", greaterThan(600));
        }
    }

    @Test
    void parallelGuessesCountEachForItself() {
        Someone someone = Someone.fresh("viewer");
        long answered = java.util.stream.IntStream.range(0, 20)
                .parallel()
                .filter(i -> Someone.tries(someone.email(), "wrong wrong " + i).statusCode() == 401)
                .count();
        org.assertj.core.api.Assertions.assertThat(answered).isLessThanOrEqualTo(5);
    }

    @Test
    void passwordsLongerThanBcryptReadsNeverMatch() {
        Someone.tries(Fixture.ADMIN, Fixture.PASSWORD + "x".repeat(100)).then().statusCode(401);
        Someone.login(Fixture.ADMIN, Fixture.PASSWORD);
    }

    @Test
    void badBodiesAreRefusedWithoutEcho() {
        post("{\"email\": \"a@b.c\", ").statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        post("[1]").statusCode(422).body("code", equalTo("VALIDATION_FAILED"));
        post("{\"email\":\"a@b.c\",\"password\":\"x\",\"remember\":true}")
                .statusCode(422)
                .body("errors.field", contains("remember"));
        post("{\"email\":\"a@b.c\"}").statusCode(422).body("errors.field", contains("password"));
        post("{\"email\":{\"$ne\":1},\"password\":\"x\"}").statusCode(422);
        post("").statusCode(422);
        post("{\"email\":\"a@b.c\",\"password\":\"" + "x".repeat(300) + "\"}")
                .statusCode(422)
                .body(not(containsString("xxxx")));
        given().contentType("text/plain")
                .body("hello")
                .post("/api/v1/auth/login")
                .then()
                .statusCode(415);
        given().get("/api/v1/auth/login").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    private static io.restassured.response.ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/auth/login")
                .then()
                .contentType("application/problem+json")
                .body(not(containsString("ai.datamind")));
    }

    @Test
    void theTokenSaysWhatTheSuiteReliesOn() {
        String token = Someone.admin().accessToken();
        String claims = new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        Map<String, Object> read =
                io.restassured.path.json.JsonPath.from(claims).getMap("");
        org.assertj.core.api.Assertions.assertThat(read)
                .containsEntry("iss", "datamind")
                .containsEntry("upn", Fixture.ADMIN)
                .containsEntry("role", "admin")
                .containsKeys("sub", "groups", "user_groups", "attributes", "sid", "jti", "exp", "iat", "gen");
    }
}
