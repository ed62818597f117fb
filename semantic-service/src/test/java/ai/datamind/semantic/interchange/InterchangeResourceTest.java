package ai.datamind.semantic.interchange;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.semantic.Requests;
import ai.datamind.semantic.interchange.foreign.ForeignYaml;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.intake.OssieImport;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class InterchangeResourceTest {

    private static final String PATH = "/api/v1/semantic/interchange";

    private static final String FOREIGN = """
            version: 0.2.0.dev0
            semantic_model:
              - name: exchange_shop
                datasets:
                  - name: exchange_orders
                    source: warehouse.tpch.orders
                    primary_key: [o_orderkey]
                    fields:
                      - {name: exchange_date, datatype: Date, expression: {dialects: [{dialect: ANSI_SQL, expression: o_orderdate}]}}
                  - name: exchange_customers
                    source: warehouse.tpch.customer
                    primary_key: [c_custkey]
                    fields:
                      - {name: exchange_segment, datatype: String, expression: {dialects: [{dialect: ANSI_SQL, expression: c_mktsegment}]}}
                relationships:
                  - {name: buyer, from: exchange_orders, to: exchange_customers, from_columns: [o_custkey], to_columns: [c_custkey]}
                metrics:
                  - {name: exchange_revenue, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(exchange_orders.o_totalprice)}]}}
            """;

    @AfterEach
    void remove() {
        List.of("exchange_shop", "exchange_words")
                .forEach(m -> Requests.as("engineer").delete("/api/v1/models/" + m));
    }

    @Test
    void aForeignModelIsImportedPublishedAndGivenOutAgain() {
        Requests.yaml("engineer")
                .body(FOREIGN)
                .post(PATH + "/ossie")
                .then()
                .statusCode(200)
                .body("documents[0].name", equalTo("exchange_shop"))
                .body("documents[0].published", equalTo(true))
                .body("documents[0].metrics", equalTo(1));
        Requests.as("analyst")
                .body("{\"metrics\":[\"exchange_revenue\"],\"dimensions\":[\"exchange_segment\"]}")
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .body("sql", containsString("c_mktsegment"));
        String yaml = Requests.as("engineer")
                .get(PATH + "/ossie.yaml?model=exchange_shop")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Imported again = OssieImport.read(ForeignYaml.read(yaml));
        assertThat(again.leftOut()).isEmpty();
        assertThat(again.documents().get(0).metrics()).hasSize(1);
        Requests.yaml("engineer")
                .body(yaml)
                .post(PATH + "/ossie")
                .then()
                .statusCode(409)
                .body("code", equalTo("MODEL_EXISTS"));
        Requests.yaml("engineer")
                .body(yaml)
                .post(PATH + "/ossie?replace=true")
                .then()
                .statusCode(200)
                .body("documents[0].changed", equalTo(false));
    }

    /** The second model of the file breaks the rule of unique names: it is kept to look at, and nothing published changes. */
    @Test
    void whatDoesNotWorkTogetherIsKeptAsADraft() {
        Requests.yaml("engineer").body(FOREIGN).post(PATH + "/ossie").then().statusCode(200);
        Requests.yaml("engineer")
                .body(FOREIGN.replace("name: exchange_shop", "name: exchange_words"))
                .post(PATH + "/ossie")
                .then()
                .statusCode(200)
                .body("documents[0].published", equalTo(false))
                .body("documents[0].problem", containsString("twice"));
        Requests.as("analyst").get("/api/v1/models/exchange_words").then().body("category", equalTo("development"));
    }

    @Test
    void anOntologyIsAGlossaryInUse() {
        Requests.yaml("engineer")
                .body(
                        "name: exchange words\nterms:\n  gross profit: {definition: Revenue less cost, synonyms: [margin]}\n")
                .post(PATH + "/ontology")
                .then()
                .statusCode(200)
                .body("documents[0].name", equalTo("exchange_words"));
        JsonPath pages = Requests.as("analyst")
                .body("{\"model\":\"exchange_words\"}")
                .post("/api/v1/documentation/generate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(pages.getString("[0].content")).contains("| gross profit | Revenue less cost |");
    }

    @Test
    void lineageAndPagesKnowWhatWasImported() {
        Requests.yaml("engineer").body(FOREIGN).post(PATH + "/ossie").then().statusCode(200);
        Requests.as("analyst")
                .get("/api/v1/lineage/tables/sample.tpch.orders")
                .then()
                .statusCode(200)
                .body(
                        "nodes.id",
                        hasItems("table:tpch.orders", "semantic_model:exchange_orders", "metric:exchange_revenue"))
                .body(
                        "edges.findAll { it.to == 'metric:exchange_revenue' }.from",
                        hasItem("measure:exchange_orders.exchange_revenue"));
        Requests.as("analyst")
                .get("/api/v1/lineage/models/exchange_shop")
                .then()
                .statusCode(200)
                .body("nodes.id", hasItems("column:tpch.orders.o_totalprice", "table:tpch.customer"));
        Requests.as("analyst")
                .get("/api/v1/lineage/tables/sample.tpch.nowhere")
                .then()
                .statusCode(404);
        Requests.as("analyst")
                .get("/api/v1/lineage/tables/other.tpch.orders")
                .then()
                .statusCode(404);
        Requests.as("analyst")
                .get("/api/v1/lineage/tables/sample.tpch.orders?depth=x")
                .then()
                .statusCode(422);
        Requests.as("analyst").get("/api/v1/lineage/models/nowhere").then().statusCode(404);
        Requests.as("viewer")
                .get("/api/v1/documentation/models?page_size=500")
                .then()
                .statusCode(200)
                .body("data.name", hasItem("exchange_shop"));
        Requests.as("viewer")
                .get("/api/v1/documentation/models/exchange_shop/html")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<svg"));
        Requests.as("viewer")
                .get("/api/v1/documentation/models/nowhere/markdown")
                .then()
                .statusCode(404);
        Requests.as("analyst")
                .body("{\"format\":\"pdf\"}")
                .post("/api/v1/documentation/generate")
                .then()
                .statusCode(422);
    }

    @Test
    void policiesOfItsTablesTravelWithAModelForThoseWhoMayReadThem() {
        Requests.yaml("engineer").body(FOREIGN).post(PATH + "/ossie").then().statusCode(200);
        String yaml = Requests.as("admin")
                .get(PATH + "/ossie.yaml?model=exchange_shop&policies=true")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(yaml).contains("europe", "all of it").doesNotContain("elsewhere");
        Requests.yaml("engineer")
                .body(yaml)
                .post(PATH + "/ossie?replace=true")
                .then()
                .statusCode(200)
                .body("policies.name", hasItems("europe", "all of it"));
        Requests.as("engineer").get(PATH + "/ossie?policies=true").then().statusCode(403);
    }

    @Test
    void sqlIsCompletedFromTheConnectedWarehouse() {
        Requests.as("analyst")
                .queryParam("sql", "select o.o_orderd from tpch.orders o")
                .queryParam("position", 17)
                .get("/api/v1/metadata/sql-autocomplete")
                .then()
                .statusCode(200)
                .body("suggestions[0].text", equalTo("o_orderdate"))
                .body("from", equalTo(9));
        Requests.as("analyst")
                .get("/api/v1/metadata/sql-autocomplete?position=5")
                .then()
                .statusCode(422);
    }

    @Test
    void brokenDocumentsAreRefusedAndLeaveNothing() {
        Requests.yaml("engineer")
                .body("a: &x [1]\nb: *x")
                .post(PATH + "/ossie")
                .then()
                .statusCode(422);
        Requests.yaml("engineer")
                .body(FOREIGN.replace("source: warehouse.tpch.customer", "sauce: x"))
                .post(PATH + "/ossie")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(containsString("/semantic_model/0/datasets/1")));
        Requests.as("engineer").get("/api/v1/models/exchange_shop").then().statusCode(404);
        Requests.yaml("analyst").body(FOREIGN).post(PATH + "/ossie").then().statusCode(403);
        Requests.yaml("engineer")
                .body(FOREIGN)
                .post(PATH + "/ossie?replace=maybe")
                .then()
                .statusCode(422);
        Requests.as("engineer").get(PATH + "/ossie?model=nowhere").then().statusCode(404);
        Requests.as("engineer").get(PATH + "/ossie").then().statusCode(200).body("version", not(equalTo(null)));
    }
}
