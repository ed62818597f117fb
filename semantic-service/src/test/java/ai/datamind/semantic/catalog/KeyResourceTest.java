package ai.datamind.semantic.catalog;

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

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class KeyResourceTest {

    /** The order of a line item is declared to be its key, which it is not: an order has several. */
    private static final String MODEL = """
            name: keyed
            semantic_models:
              - name: keyed_orders
                relation: tpch.orders
                entities: [{name: keyed_order, type: primary, column: o_orderkey}]
                measures: [{name: keyed_value, agg: sum, column: o_totalprice}]
              - name: keyed_lines
                relation: tpch.lineitem
                entities: [{name: keyed_order, type: unique, column: l_orderkey}]
                dimensions: [{name: keyed_mode, column: l_shipmode, data_type: text}]
            """;

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/keyed");
    }

    @Test
    void a_declared_key_that_rows_repeat_is_found_and_no_sum_is_multiplied_by_it() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
        Requests.as("engineer")
                .get("/api/v1/models/keyed/keys")
                .then()
                .statusCode(200)
                .body("find { it.semantic_model == 'keyed_orders' }.state", equalTo("kept"))
                .body("find { it.semantic_model == 'keyed_lines' }.state", equalTo("repeated"));
        Requests.as("analyst")
                .body(Map.of("metrics", new String[] {"keyed_value"}, "dimensions", new String[] {"keyed_mode"}))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(422)
                .body("code", equalTo("QUERY_REFUSED"))
                .body("detail", containsString("declared unique"));
    }

    /** Were it run, the very same value for every row would make the key a repeated one. */
    @Test
    void a_key_that_the_firewall_does_not_let_pass_is_never_run() {
        String outside = MODEL.replace("column: l_orderkey", "expr: \"version()\"");
        Requests.yaml("engineer").body(outside).post("/api/v1/models").then().statusCode(201);
        Requests.as("engineer")
                .get("/api/v1/models/keyed/keys")
                .then()
                .statusCode(200)
                .body("find { it.semantic_model == 'keyed_orders' }.state", equalTo("kept"))
                .body("find { it.semantic_model == 'keyed_lines' }.state", equalTo("unchecked"));
    }

    @Test
    void keys_of_a_denied_table_are_not_there() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
        Requests.seeing("engineer", Requests.without("tpch", "lineitem"))
                .get("/api/v1/models/keyed/keys")
                .then()
                .statusCode(200)
                .body("semantic_model", equalTo(List.of("keyed_orders")));
    }
}
