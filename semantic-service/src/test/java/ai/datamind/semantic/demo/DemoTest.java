package ai.datamind.semantic.demo;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Whoever comes may ask the shop that exists nowhere, and learns nothing of the models that are published. */
@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class DemoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how many customers | demo.customers | count(",
                "revenue by category | demo.products | sum(",
                "number of orders per month in 2024 | demo.orders | count(",
                "top 5 countries by revenue | demo.countries | LIMIT 5"
            })
    void aQuestionBecomesSqlOverTheShop(String question, String table, String part) {
        asked(question)
                .body("outcome", equalTo("READY"))
                .body("sql", containsString(table))
                .body("sql.toLowerCase()", containsString(part.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void whatTheShopDoesNotHaveIsNotAnswered() {
        asked("salaries of wizards").body("outcome", equalTo("OUT_OF_MODEL")).body("sql", nullValue());
    }

    @Test
    void aWishThatIsNoneIsRefused() {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", " "))
                .post("/api/v1/semantic/demo")
                .then()
                .statusCode(422);
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", "how many", "model", "sample"))
                .post("/api/v1/semantic/demo")
                .then()
                .statusCode(422);
    }

    private static ValidatableResponse asked(String question) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", question))
                .post("/api/v1/semantic/demo")
                .then()
                .statusCode(200);
    }
}
