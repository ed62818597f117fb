package ai.datamind.semantic.metadata;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class MetadataResourceTest {

    @Test
    void schemas_tables_and_columns_are_told() {
        Requests.as("analyst")
                .get("/api/v1/metadata/catalogs")
                .then()
                .statusCode(200)
                .body("name", hasItem("sample"));
        Requests.as("analyst")
                .get("/api/v1/metadata/schemas")
                .then()
                .statusCode(200)
                .body("name", hasItem("tpch"));
        Requests.as("analyst")
                .get("/api/v1/metadata/tables?schema=tpch")
                .then()
                .statusCode(200)
                .body("data.name", hasItems("customer", "lineitem"))
                .body("pagination.total", equalTo(8));
        Requests.as("analyst")
                .get("/api/v1/metadata/columns?schema=tpch&table=orders")
                .then()
                .statusCode(200)
                .body("find { it.name == 'o_orderkey' }.primary_key", equalTo(true))
                .body("find { it.name == 'o_custkey' }.references", equalTo("tpch.customer.c_custkey"));
    }

    @Test
    void an_unknown_table_is_not_found() {
        Requests.as("analyst")
                .get("/api/v1/metadata/columns?table=secrets")
                .then()
                .statusCode(404);
    }

    @Test
    void a_proposed_model_can_be_kept_and_compiled_from_as_it_is() {
        var proposal = Requests.as("engineer")
                .body(Map.of("name", "proposed", "schemas", List.of("tpch")))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(200)
                .body("semantic_models", equalTo(8))
                .extract()
                .jsonPath();
        String content = proposal.getString("content").replace("category: development", "category: production");
        Requests.yaml("engineer").body(content).post("/api/v1/models").then().statusCode(201);
        Requests.as("analyst")
                .body(Map.of("metrics", List.of("total_totalprice"), "dimensions", List.of("customer__mktsegment")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("sql", containsString("SUM(orders.o_totalprice)"));
        Requests.as("engineer").delete("/api/v1/models/proposed").then().statusCode(204);
    }

    @Test
    void what_looks_into_tables_is_for_engineers() {
        for (String path : List.of("generate-model", "analyze-table")) {
            Requests.as("analyst")
                    .body(Map.of("schema", "tpch", "table", "customer"))
                    .post("/api/v1/catalog/" + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void a_table_is_analysed() {
        Requests.as("engineer")
                .body(Map.of("schema", "tpch", "table", "orders"))
                .post("/api/v1/catalog/analyze-table")
                .then()
                .statusCode(200)
                .body("columns.find { it.name == 'o_orderstatus' }.kind", equalTo("category"))
                .body("columns.find { it.name == 'o_orderstatus' }.categories", hasItems("F", "O", "P"))
                .body("columns.find { it.name == 'o_totalprice' }.kind", equalTo("quantity"));
    }

    @Test
    void described_tables_with_keys_are_gold() {
        Requests.as("analyst")
                .get("/api/v1/catalog/gold-tables")
                .then()
                .statusCode(200)
                .body("table", hasItem("customer"))
                .body("size()", greaterThan(3));
    }
}
