package ai.datamind.nl2sql.genie;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.VIEWER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class GenieTest {
    private static final String CUSTOMERS = "how many customers are there";

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void aQuestionStaysWithinTheChosenModel() {
        query(Map.of("question", CUSTOMERS, "model", "people")).statusCode(200).body("outcome", equalTo("ANSWERED"));
        query(Map.of("question", "suppliers and their balance", "model", "people"))
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"));
        query(Map.of("question", CUSTOMERS, "model", "wizards")).statusCode(404);
        query(Map.of("question", CUSTOMERS)).statusCode(200).body("outcome", equalTo("ANSWERED"));
        query(Map.of("question", CUSTOMERS, "model", "No Model")).statusCode(422);
    }

    @Test
    void metricsAreSuggestedByWhatSomebodyHasInMind() {
        suggest(Map.of("question", "our turnover")).body("suggestions[0].name", equalTo("revenue"));
        suggest(Map.of("question", "baskets")).body("suggestions.name", equalTo(List.of("order_value")));
        suggest(Map.of("model", "sales")).body("suggestions.model", equalTo(List.of("sales", "sales")));
        suggest(Map.of())
                .body("suggestions", hasSize(3))
                .body("suggestions.question", hasItem("what is the customers"));
        suggest(Map.of("question", "xyzzy")).body("suggestions", hasSize(0));
    }

    @Test
    void withoutTheKeeperOfMetricsThereIsNothingToSuggest() {
        Steering.semantic("down");
        ANALYST.request()
                .body(Map.of())
                .post("/api/v1/genie/suggest-metrics")
                .then()
                .statusCode(503);
    }

    @Test
    void aViewerMayNotAsk() {
        VIEWER.request()
                .body(Map.of("question", CUSTOMERS))
                .post("/api/v1/genie/query")
                .then()
                .statusCode(403);
    }

    @Test
    void readinessTellsOfWhatOnlyThisServiceSees() {
        RestAssured.get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'llm' }.data.status", equalTo("not_configured"))
                .body("checks.find { it.name == 'vector_db' }.data.status", equalTo("not_configured"))
                .body("checks.find { it.name == 'warehouse' }.data.status", equalTo("healthy"));
    }

    @Test
    void withoutALanguageModelTheDemonstrationSpeaksOfItsOwnShop() {
        demo("how many customers")
                .statusCode(200)
                .body("outcome", equalTo("ANSWERED"))
                .body("provider", equalTo("semantic"))
                .body("sql", equalTo("SELECT count(*) AS customers FROM demo.customers AS c"));
        demo("top 5 nations by revenue in 1995")
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"))
                .body("sql", nullValue());
        Steering.semantic("down");
        demo("how many customers").statusCode(503).body("code", equalTo("SOURCE_DOWN"));
    }

    private static ValidatableResponse demo(String question) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", question))
                .post("/api/v1/generate-sql")
                .then();
    }

    private static ValidatableResponse query(Map<String, Object> body) {
        return ANALYST.request().body(body).post("/api/v1/genie/query").then();
    }

    private static ValidatableResponse suggest(Map<String, Object> body) {
        return ANALYST.request()
                .body(body)
                .post("/api/v1/genie/suggest-metrics")
                .then()
                .statusCode(200);
    }
}
