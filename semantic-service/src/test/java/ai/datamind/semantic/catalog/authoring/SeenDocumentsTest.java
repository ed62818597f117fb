package ai.datamind.semantic.catalog.authoring;

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

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** Documents as they are read and written by people who may not see all they speak of. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class SeenDocumentsTest {

    private static final String MODEL = """
            name: guarded
            description: What is guarded
            semantic_models:
              - name: guarded_orders
                relation: tpch.orders
                entities: [{name: guarded_order, type: primary, column: o_orderkey}]
                dimensions:
                  - {name: guarded_status, column: o_orderstatus, data_type: text, labels: {F: fulfilled}}
                  - {name: guarded_clerk, column: o_clerk, data_type: text}
                measures: [{name: guarded_value, agg: sum, column: o_totalprice}]
            metrics:
              - {name: guarded_total, measure: guarded_value, filter: "{{ Dimension('guarded_order__guarded_status') }} = 'F'"}
            filters:
              - {name: guarded_done, condition: {dimension: guarded_status, op: '=', value: F}}
            """;

    private static final String NO_STATUS =
            "{\"tables\":[{\"schema\":\"tpch\",\"table\":\"orders\",\"denied_columns\":[\"o_orderstatus\"]}]}";
    private static final String MASKED_STATUS = "{\"tables\":[{\"schema\":\"tpch\",\"table\":\"orders\",\"masks\":"
            + "[{\"policy_id\":\"p\",\"name\":\"m\",\"column\":\"o_orderstatus\",\"method\":\"null\",\"parameters\":{}}]}]}";
    private static final String NO_ORDERS = Requests.without("tpch", "orders");

    @BeforeEach
    void publish() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/guarded");
    }

    @Test
    void who_sees_everything_reads_the_authors_own_text() {
        Requests.as("viewer")
                .get("/api/v1/models/guarded")
                .then()
                .statusCode(200)
                .body("source", equalTo(MODEL));
    }

    @Test
    void a_denied_column_is_not_named() {
        Requests.seeing("engineer", NO_STATUS)
                .get("/api/v1/models/guarded")
                .then()
                .statusCode(200)
                .body("source", containsString("guarded_clerk"))
                .body("source", not(containsString("guarded_status")))
                .body("source", not(containsString("guarded_total")))
                .body("source", not(containsString("guarded_done")));
    }

    @Test
    void values_of_a_masked_column_are_not_said() {
        Requests.seeing("engineer", MASKED_STATUS)
                .get("/api/v1/models/guarded")
                .then()
                .statusCode(200)
                .body("source", containsString("guarded_total"))
                .body("source", not(containsString("'F'")))
                .body("source", not(containsString("value: F")))
                .body("source", not(containsString("fulfilled")));
    }

    @Test
    void a_document_over_a_denied_table_does_not_exist() {
        Requests.seeing("engineer", NO_ORDERS)
                .get("/api/v1/models/guarded")
                .then()
                .statusCode(404);
        Requests.seeing("engineer", NO_ORDERS)
                .get("/api/v1/models/search?q=guarded")
                .then()
                .statusCode(200)
                .body("data.name", empty());
    }

    @Test
    void nothing_is_found_by_what_may_be_hidden() {
        Requests.as("viewer").get("/api/v1/models/search?q=fulfilled").then().body("data.name", hasItem("guarded"));
        Requests.seeing("viewer", MASKED_STATUS)
                .get("/api/v1/models/search?q=fulfilled")
                .then()
                .statusCode(200)
                .body("data.name", empty());
    }

    @Test
    void who_does_not_see_it_whole_does_not_replace_it() {
        var seen = Requests.seeing("engineer", MASKED_STATUS)
                .get("/api/v1/models/guarded")
                .jsonPath()
                .getString("source");

        Requests.seeing("engineer", MASKED_STATUS)
                .body(Map.of("name", "guarded", "content", seen))
                .put("/api/v1/models/guarded")
                .then()
                .statusCode(409)
                .body("code", equalTo("PARTS_HIDDEN"));
        Requests.seeing("engineer", MASKED_STATUS)
                .body(Map.of("models", List.of(Map.of("name", "guarded", "content", seen))))
                .post("/api/v1/models/batch")
                .then()
                .statusCode(200)
                .body("[0].code", equalTo("PARTS_HIDDEN"));
        Requests.seeing("engineer", NO_ORDERS)
                .body(Map.of("name", "guarded", "content", MODEL))
                .put("/api/v1/models/guarded")
                .then()
                .statusCode(404);
        Requests.as("viewer").get("/api/v1/models/guarded").then().body("source", equalTo(MODEL));
    }

    @Test
    void a_part_of_which_something_is_hidden_is_not_replaced_and_another_is() {
        Requests.seeing("engineer", MASKED_STATUS)
                .body(Map.of("definition", Map.of("name", "guarded_status", "column", "o_orderstatus")))
                .put("/api/v1/dimensions/guarded_orders.guarded_status")
                .then()
                .statusCode(409)
                .body("code", equalTo("PARTS_HIDDEN"));
        Requests.seeing("engineer", MASKED_STATUS)
                .body(Map.of("definition", Map.of("name", "guarded_clerk", "column", "o_clerk", "description", "Who")))
                .put("/api/v1/dimensions/guarded_orders.guarded_clerk")
                .then()
                .statusCode(200);
        Requests.as("viewer")
                .get("/api/v1/models/guarded")
                .then()
                .body("source", containsString("fulfilled"))
                .body("source", containsString("Who"));
    }

    @Test
    void what_is_taken_elsewhere_is_what_its_taker_may_see() {
        Requests.seeing("engineer", MASKED_STATUS)
                .get("/api/v1/semantic/interchange/ossie?model=guarded")
                .then()
                .statusCode(200)
                .body(not(containsString("fulfilled")));
        Requests.seeing("engineer", NO_ORDERS)
                .get("/api/v1/semantic/interchange/ossie?model=guarded")
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_hidden_wholly_cannot_be_deleted() {
        Requests.seeing("engineer", NO_ORDERS)
                .delete("/api/v1/models/guarded")
                .then()
                .statusCode(404);
        Requests.seeing("engineer", NO_STATUS)
                .delete("/api/v1/dimensions/guarded_orders.guarded_status")
                .then()
                .statusCode(404);
        Requests.seeing("engineer", NO_STATUS)
                .body(Map.of("definition", Map.of("name", "guarded_status", "column", "o_orderstatus")))
                .put("/api/v1/dimensions/guarded_orders.guarded_status")
                .then()
                .statusCode(404);
        Requests.as("viewer").get("/api/v1/models/guarded").then().body("source", equalTo(MODEL));
    }

    @Test
    void going_back_shows_no_more_than_reading() {
        Requests.seeing("engineer", MASKED_STATUS)
                .body(Map.of("version", 1))
                .post("/api/v1/models/guarded/rollback")
                .then()
                .statusCode(200)
                .body("source", not(containsString("fulfilled")));
    }
}
