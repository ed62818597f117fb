package ai.datamind.semantic.element;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class ElementResourceTest {

    private static final String MODEL = """
            name: parts
            semantic_models:
              - name: part_orders
                relation: tpch.orders
                default_time: placed
                entities: [{name: part_order, type: primary, column: o_orderkey}]
                dimensions: [{name: placed, type: time, column: o_orderdate, data_type: date}]
                measures: [{name: part_value, agg: sum, column: o_totalprice}]
            metrics:
              - {name: part_volume, measure: part_value}
            filters:
              - {name: recent_parts, condition: {dimension: placed, op: ">=", value: 1998-01-01}}
            """;

    @BeforeEach
    void model() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/registered");
        Requests.as("engineer").delete("/api/v1/models/parts");
    }

    private static Map<String, Object> dimension(String column) {
        return Map.of(
                "semantic_model",
                "part_orders",
                "definition",
                Map.of("name", "status", "column", column, "data_type", "text"));
    }

    @Test
    void a_part_is_created_read_changed_and_deleted() {
        // Versions go on where an earlier document of this name ended.
        int version = Requests.as("engineer")
                .body(dimension("o_orderstatus"))
                .post("/api/v1/dimensions")
                .then()
                .statusCode(201)
                .body("id", equalTo("part_orders.status"))
                .body("model", equalTo("parts"))
                .extract()
                .path("version");
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("part_volume"), "dimensions", List.of("status")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200);
        Requests.as("engineer")
                .header("If-Match", "\"" + version + "\"")
                .body(dimension("o_orderpriority"))
                .put("/api/v1/dimensions/part_orders.status")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + (version + 1) + "\"");
        Requests.as("viewer")
                .get("/api/v1/dimensions/part_orders.status")
                .then()
                .statusCode(200)
                .body("definition.column", equalTo("o_orderpriority"));
        Requests.as("engineer")
                .delete("/api/v1/dimensions/part_orders.status")
                .then()
                .statusCode(204);
        Requests.as("viewer")
                .get("/api/v1/dimensions/part_orders.status")
                .then()
                .statusCode(404);
    }

    @Test
    void dates_in_other_parts_stay_dates() {
        Requests.as("engineer")
                .body(dimension("o_orderstatus"))
                .post("/api/v1/dimensions")
                .then()
                .statusCode(201);
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("part_volume"), "filters", List.of(Map.of("filter", "recent_parts"))))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("sql", containsString("DATE '1998-01-01'"));
    }

    @Test
    void a_change_of_an_older_version_is_refused() {
        Requests.as("engineer")
                .header("If-Match", "\"7000\"")
                .body(dimension("o_orderstatus"))
                .post("/api/v1/dimensions")
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_MISMATCH"));
    }

    @Test
    void a_part_is_read_as_strictly_as_a_document() {
        var wrong = Map.of(
                "semantic_model",
                "part_orders",
                "definition",
                Map.of("name", "total", "agg", "summ", "column", "o_totalprice"));
        int before = version();
        Requests.as("engineer")
                .body(wrong)
                .post("/api/v1/measures")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(startsWith("definition")));
        assertThat(version()).isEqualTo(before);
    }

    private static int version() {
        return Requests.as("engineer")
                .get("/api/v1/models/parts")
                .then()
                .extract()
                .path("version");
    }

    @Test
    void what_others_need_is_not_deleted() {
        Requests.as("engineer")
                .delete("/api/v1/measures/part_orders.part_value")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_MODEL"));
    }

    @Test
    void several_changes_are_told_one_by_one() {
        var good = Map.of(
                "op", "create",
                "kind", "metric",
                "definition", Map.of("name", "part_volume_again", "measure", "part_value"));
        var gone = Map.of("op", "delete", "kind", "filter", "id", "no_such_filter");
        var odd = Map.of("op", "create", "kind", "cube", "definition", Map.of("name", "x"));
        Requests.as("engineer")
                .body(Map.of("changes", List.of(good, gone, odd)))
                .post("/api/v1/semantic/elements/batch")
                .then()
                .statusCode(200)
                .body("success", equalTo(List.of(true, false, false)))
                .body("code[1]", equalTo("NOT_FOUND"));
        Requests.as("viewer")
                .get("/api/v1/metrics/part_volume_again")
                .then()
                .statusCode(200)
                .body("model", equalTo("registered"));
    }

    @Test
    void only_engineers_change_parts() {
        Requests.as("analyst")
                .body(dimension("o_orderstatus"))
                .post("/api/v1/dimensions")
                .then()
                .statusCode(403);
    }
}
