package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class ModelResourceTest {

    private static final String MODEL = """
            name: shop
            description: Sales of the shop
            tags: [sales]
            semantic_models:
              - name: shop_orders
                relation: tpch.orders
                default_time: order_date
                entities:
                  - {name: shop_order, type: primary, column: o_orderkey}
                dimensions:
                  - {name: order_date, type: time, column: o_orderdate, data_type: date}
                  - {name: status, column: o_orderstatus, data_type: text}
                measures:
                  - {name: shop_orders, agg: count, expr: "1"}
            metrics:
              - {name: shop_order_count, measure: shop_orders}
            """;

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/shop");
    }

    @Test
    void a_model_is_kept_published_and_compiled_from() {
        Requests.yaml("engineer")
                .body(MODEL)
                .post("/api/v1/models/")
                .then()
                .statusCode(201)
                .header("ETag", "\"" + versions() + "\"")
                .body("name", equalTo("shop"))
                .body("category", equalTo("production"))
                .body("source", equalTo(MODEL));
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("shop_order_count"), "dimensions", List.of("status")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("sql", containsString("FROM tpch.orders AS shop_orders"))
                .body("tables", equalTo(List.of("tpch.orders")))
                .body("grain", equalTo(List.of("status")))
                .body("model_version", greaterThan(0));
    }

    private static int versions() {
        return Requests.as("engineer").get("/api/v1/models/shop").jsonPath().getInt("version");
    }

    @Test
    void every_change_keeps_the_version_before_it() {
        create();
        int first = versions();
        Requests.yaml("engineer")
                .header("If-Match", "\"" + first + "\"")
                .body(MODEL.replace("Sales of the shop", "All sales"))
                .put("/api/v1/models/shop")
                .then()
                .statusCode(200)
                .body("version", equalTo(first + 1));
        Requests.as("viewer")
                .get("/api/v1/models/shop/versions/" + first)
                .then()
                .statusCode(200)
                .body("description", equalTo("Sales of the shop"));
    }

    @Test
    void a_change_of_an_outdated_version_is_refused() {
        create();
        Requests.yaml("engineer")
                .header("If-Match", "\"999\"")
                .body(MODEL)
                .put("/api/v1/models/shop")
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_MISMATCH"));
    }

    @Test
    void a_name_is_taken_once() {
        create();
        Requests.yaml("engineer")
                .body(MODEL)
                .post("/api/v1/models")
                .then()
                .statusCode(409)
                .body("code", equalTo("MODEL_EXISTS"));
    }

    @Test
    void a_problem_is_shown_with_its_line_and_what_was_meant() {
        Requests.yaml("engineer")
                .body(MODEL.replace("entities:", "entitys:"))
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_MODEL"))
                .body("problems[0].line", equalTo(8))
                .body("problems[0].suggestion", equalTo("entities"));
    }

    @Test
    void a_metric_of_a_missing_measure_is_refused_and_nothing_is_kept() {
        Requests.yaml("engineer")
                .body(MODEL.replace("measure: shop_orders", "measure: shop_order"))
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .body("problems[0].path", equalTo("metrics.shop_order_count"))
                .body("problems[0].line", equalTo(16));
        Requests.as("engineer").get("/api/v1/models/shop").then().statusCode(404);
    }

    @Test
    void a_deleted_model_is_published_no_more() {
        create();
        Requests.as("engineer").delete("/api/v1/models/shop").then().statusCode(204);
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("shop_order_count")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422)
                .body("code", equalTo("QUERY_REFUSED"))
                .body("reason", equalTo("UNKNOWN_METRIC"));
    }

    @Test
    void a_draft_is_kept_but_not_published() {
        Requests.yaml("engineer")
                .body(MODEL.replace("tags: [sales]", "category: development"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("shop_order_count")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422);
    }

    @Test
    void models_are_listed_searched_and_downloaded() {
        create();
        Requests.as("viewer").get("/api/v1/models/").then().statusCode(200).body("data.name", hasItem("shop"));
        Requests.as("viewer")
                .get("/api/v1/models/search?q=shop_order_count")
                .then()
                .statusCode(200)
                .body("data.name", hasItem("shop"));
        Requests.as("viewer")
                .get("/api/v1/models/search?q=nowhere")
                .then()
                .statusCode(200)
                .body("data.name", not(hasItem("shop")));
        Requests.as("viewer")
                .get("/api/v1/models/shop/download")
                .then()
                .statusCode(200)
                .body(equalTo(MODEL));
    }

    @Test
    void json_may_carry_the_yaml() {
        Requests.as("engineer")
                .body(Map.of("name", "shop", "content", MODEL))
                .post("/api/v1/models/")
                .then()
                .statusCode(201);
    }

    @Test
    void only_an_engineer_changes_models() {
        Requests.yaml("analyst").body(MODEL).post("/api/v1/models").then().statusCode(403);
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_place() {
        Requests.yaml("engineer")
                .body("name: shop\n  bad: [")
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .body("problems[0].line", greaterThan(0));
    }

    private static void create() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }
}
