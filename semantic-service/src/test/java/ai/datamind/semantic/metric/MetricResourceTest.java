package ai.datamind.semantic.metric;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class MetricResourceTest {

    private static final String MODEL = """
            name: purchases
            semantic_models:
              - name: purchases
                relation: tpch.orders
                default_time: bought_on
                entities: [{name: purchase, type: primary, column: o_orderkey}]
                dimensions:
                  - {name: bought_on, type: time, column: o_orderdate, data_type: date}
                  - {name: state, column: o_orderstatus, data_type: text}
                measures:
                  - {name: purchase_value, agg: sum, column: o_totalprice, unit: USD}
                  - {name: purchase_total, agg: count, expr: "1"}
            metrics:
              - {name: purchase_volume, measure: purchase_value, description: What was bought, synonyms: [spend], tags: [finance], certification: certified}
            filters:
              - {name: undelivered, condition: {dimension: state, value: O}, synonyms: [open]}
            """;

    @BeforeEach
    void model() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/registered");
        Requests.as("engineer").delete("/api/v1/models/purchases");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/compiler/compile",
        "POST, /api/v1/metrics",
        "POST, /api/v1/metrics/register",
        "POST, /api/v1/metrics/import",
        "POST, /api/v1/glossary",
        "PUT, /api/v1/glossary/term-1",
        "POST, /api/v1/semantic/interchange/ontology"
    })
    void no_body_is_no_request(String method, String path) {
        Requests.as("engineer").request(method, path).then().statusCode(422);
        Requests.as("engineer").body("null").request(method, path).then().statusCode(422);
    }

    @Test
    void words_without_a_definition_are_no_ontology() {
        Requests.as("engineer")
                .body("{\"nonsense\":1}")
                .post("/api/v1/semantic/interchange/ontology")
                .then()
                .statusCode(422);
    }

    @Test
    void metrics_are_explored() {
        Requests.as("viewer")
                .get("/api/v1/metrics-explorer/metrics?tag=finance&certification=certified&q=spend")
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of("purchase_volume")))
                .body("data[0].definition", equalTo("sum(o_totalprice) of purchases"))
                .body("data[0].model", equalTo("purchases"));
        Requests.as("viewer")
                .get("/api/v1/metrics")
                .then()
                .statusCode(200)
                .body("data.name", hasItem("purchase_volume"));
        Requests.as("viewer").get("/api/v1/metrics/definitions").then().statusCode(200);
    }

    @Test
    void a_registered_metric_can_be_asked_for() {
        Requests.as("engineer")
                .body(Map.of(
                        "metric",
                        Map.of(
                                "name",
                                "average_purchase",
                                "type",
                                "ratio",
                                "numerator",
                                "purchase_value",
                                "denominator",
                                "purchase_total")))
                .post("/api/v1/metrics/register")
                .then()
                .statusCode(201)
                .body("name", equalTo("registered"));
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("average_purchase"), "grain", "year"))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("sql", containsString("NULLIF(COUNT(*), 0)"));
    }

    @Test
    void a_template_is_filled_in() {
        Requests.as("viewer")
                .get("/api/v1/metrics/templates")
                .then()
                .statusCode(200)
                .body("name", hasItems("year_to_date", "growth"));
        Requests.as("engineer")
                .body(Map.of(
                        "template",
                        "trailing",
                        "parameters",
                        Map.of("name", "monthly_spend", "measure", "purchase_value", "window", "30 days")))
                .post("/api/v1/metrics/register")
                .then()
                .statusCode(201);
        Requests.as("engineer")
                .body(Map.of("template", "trailing", "parameters", Map.of("name", "monthly_spend")))
                .post("/api/v1/metrics/register")
                .then()
                .statusCode(422);
    }

    @Test
    void metrics_are_imported_in_yaml() {
        Requests.yaml("engineer")
                .body("metrics:\n  - {name: imported, measure: purchase_total}\n")
                .post("/api/v1/metrics/import")
                .then()
                .statusCode(201);
        Requests.as("viewer").get("/api/v1/metrics?q=imported").then().body("data.name", equalTo(List.of("imported")));
    }

    @Test
    void a_metric_of_nothing_is_refused() {
        Requests.as("engineer")
                .body(Map.of("metric", Map.of("name", "hollow", "measure", "nothing")))
                .post("/api/v1/metrics/register")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_MODEL"));
    }

    @Test
    void the_vocabulary_is_listed() {
        Requests.as("viewer").get("/api/v1/entities").then().statusCode(200).body("data.name", hasItem("purchase"));
        Requests.as("viewer").get("/api/v1/dimensions").then().statusCode(200).body("data.name", hasItem("bought_on"));
        Requests.as("viewer").get("/api/v1/filters").then().statusCode(200).body("data.name", hasItem("undelivered"));
        Requests.as("viewer").get("/api/v1/hierarchies").then().statusCode(200);
        Requests.as("analyst")
                .get("/api/v1/semantic/context")
                .then()
                .statusCode(200)
                .body("text", containsString("metric purchase_volume: What was bought"));
    }

    @Test
    void the_same_query_is_written_for_trino() {
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("purchase_volume"), "dialect", "trino", "project_id", "prj-1"))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("dialect", equalTo("trino"))
                .body("sql", containsString("SELECT"));
    }

    @Test
    void a_refusal_names_its_reason_and_what_would_do() {
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("purchase_volum")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422)
                .body("reason", equalTo("UNKNOWN_METRIC"))
                .body("candidates", hasItem("purchase_volume"));
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("purchase_volume"), "dialect", "oracle"))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422);
        Requests.as("analyst").post("/api/v1/compiler/compile").then().statusCode(422);
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("purchase_volume"), "filters", List.of("1=1; drop table x")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422);
        Requests.as("analyst")
                .body(Map.of("metric", List.of("purchase_volume")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422);
    }
}
