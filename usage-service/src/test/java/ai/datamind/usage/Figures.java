package ai.datamind.usage;

import ai.datamind.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Reports as somebody sees them. */
public final class Figures {
    private Figures() {}

    public static RequestSpecification as(String email, String role) {
        return given().auth().oauth2(Tokens.of(email, role)).contentType(ContentType.JSON);
    }

    /** Somebody's own summary: tests with users of their own don't disturb each other. */
    public static JsonObject summary(String email) {
        return new JsonObject(as(email, "analyst")
                .get("/api/v1/usage/summary")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
