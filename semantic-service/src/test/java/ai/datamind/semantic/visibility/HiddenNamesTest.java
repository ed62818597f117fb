package ai.datamind.semantic.visibility;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What a policy hides is hidden at every door that shows names, counts or values of the warehouse. */
@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class HiddenNamesTest {

    private static final String NO_REGION = Requests.without("tpch", "region");
    private static final String NO_NAME =
            "{\"tables\":[{\"schema\":\"tpch\",\"table\":\"region\",\"denied_columns\":[\"r_name\"]}]}";
    private static final String SOME_ROWS = """
            {"tables":[{"schema":"tpch","table":"region","row_filtered":true,"row_filters":
              [{"policy_id":"pol-1","name":"one","mode":"permissive","predicate":"r_regionkey = 1"}]}]}""";
    private static final String MASKED = """
            {"tables":[{"schema":"tpch","table":"region","masks":
              [{"policy_id":"pol-1","name":"m","column":"r_name","method":"hash","parameters":{}}]}]}""";

    private static final String MODEL = """
            name: hidden_names
            semantic_models:
              - name: hidden_names_regions
                relation: tpch.region
                entities: [{name: hidden_names_region, type: primary, expr: r_regionkey}]
                dimensions: [{name: hidden_names_label, expr: r_name}]
                measures: [{name: hidden_names_count, agg: count, expr: "1"}]
            """;

    @BeforeEach
    void publish() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }

    @Test
    void what_is_measured_over_a_denied_table_is_as_unknown_as_a_misspelt_name() {
        compiled("{}", "hidden_names_count").statusCode(200);
        String misspelt =
                compiled("{}", "hidden_names_caunt").statusCode(422).extract().path("reason");
        compiled(NO_REGION, "hidden_names_count")
                .statusCode(422)
                .body("reason", equalTo(misspelt))
                .body("candidates", not(hasItem("hidden_names_count")));
    }

    private static ValidatableResponse compiled(String decision, String metric) {
        return Requests.seeing("analyst", decision)
                .body(Map.of("metrics", List.of(metric)))
                .post("/api/v1/compiler/compile")
                .then();
    }

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/hidden_names").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata/tables?page_size=500",
                "/metadata/schemas",
                "/metadata/columns?schema=tpch&table=nation",
                "/metadata/sql-autocomplete?sql=select%20*%20from%20re",
                "/metadata/sql-autocomplete?sql=select%20*%20from%20tpch.nation%20join%20",
                "/metadata/sql-autocomplete?sql=select%20r_n",
                "/catalog/gold-tables",
                "/lineage/tables/sample.tpch.nation",
                "/documentation/models?page_size=500",
                "/semantic/context",
                "/entities?page_size=500",
                "/dimensions?page_size=500",
                "/metrics?page_size=500",
                "/metrics/definitions",
                "/admin/dbt/status"
            })
    void a_denied_table_is_named_nowhere(String path) {
        String seen = Requests.seeing("engineer", NO_REGION)
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(seen.replace("n_regionkey", ""))
                .doesNotContainIgnoringCase("tpch.region", "\"region\"", "r_regionkey", "r_name", "hidden_names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata/columns?schema=tpch&table=%s",
                "/lineage/tables/sample.tpch.%s",
            })
    void a_denied_table_looks_like_one_that_does_not_exist(String path) {
        assertThat(problem(Requests.seeing("analyst", NO_REGION).get("/api/v1" + path.formatted("region"))))
                .isEqualTo(problem(Requests.seeing("analyst", NO_REGION).get("/api/v1" + path.formatted("nothing"))));
    }

    private static List<Object> problem(Response answer) {
        var body = answer.then().statusCode(404).extract().jsonPath();
        return List.of(body.get("title"), body.get("detail"), body.get("code"), body.get("error"));
    }

    @Test
    void what_is_defined_over_a_denied_table_is_not_documented() {
        Requests.seeing("viewer", NO_REGION)
                .get("/api/v1/documentation/models/hidden_names/html")
                .then()
                .statusCode(404);
        Requests.seeing("analyst", NO_REGION)
                .get("/api/v1/lineage/models/hidden_names_regions")
                .then()
                .statusCode(404);
        Requests.seeing("analyst", NO_NAME)
                .get("/api/v1/documentation/models/hidden_names/markdown")
                .then()
                .statusCode(200)
                .body(not(org.hamcrest.Matchers.containsString("label")));
        Requests.as("analyst")
                .get("/api/v1/lineage/models/hidden_names_regions")
                .then()
                .statusCode(200);
    }

    @Test
    void a_denied_column_is_not_listed_nor_proposed() {
        Requests.seeing("analyst", NO_NAME)
                .get("/api/v1/metadata/columns?schema=tpch&table=region")
                .then()
                .body("name", equalTo(List.of("r_regionkey", "r_comment")));
        String proposed = Requests.seeing("engineer", NO_NAME)
                .body(Map.of("name", "p", "schemas", List.of("tpch")))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(proposed).contains("r_regionkey").doesNotContain("r_name");
    }

    @Test
    void a_table_whose_rows_are_filtered_is_listed_without_size_and_looked_into_by_nobody() {
        String one = "data.find { it.name == 'region' }.";
        Requests.seeing("analyst", SOME_ROWS)
                .get("/api/v1/metadata/tables?schema=tpch")
                .then()
                .body(one + "bytes", nullValue())
                .body(one + "row_estimate", nullValue());
        Requests.as("analyst").get("/api/v1/metadata/tables?schema=tpch").then().body(one + "bytes", notNullValue());
        Requests.seeing("engineer", SOME_ROWS)
                .body(Map.of("schema", "tpch", "table", "region"))
                .post("/api/v1/catalog/analyze-table")
                .then()
                .statusCode(200)
                .body("row_estimate", nullValue())
                .body("columns.distinct", equalTo(java.util.Arrays.asList(null, null, null)))
                .body("columns.categories.flatten()", empty());
    }

    @Test
    void a_masked_column_shows_no_value_and_no_statistic() {
        String name = "columns.find { it.name == 'r_name' }.";
        Requests.seeing("engineer", MASKED)
                .body(Map.of("schema", "tpch", "table", "region"))
                .post("/api/v1/catalog/analyze-table")
                .then()
                .statusCode(200)
                .body(name + "categories", empty())
                .body(name + "distinct", nullValue())
                .body("columns.find { it.name == 'r_regionkey' }.distinct", equalTo(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata/tables",
                "/metadata/schemas",
                "/metadata/columns?table=region",
                "/metadata/sql-autocomplete?sql=select",
                "/catalog/gold-tables",
                "/lineage/tables/sample.tpch.region",
                "/documentation/models",
                "/admin/dbt/status"
            })
    void without_a_decision_nothing_is_shown(String path) {
        Requests.seeing("engineer", "none")
                .get("/api/v1" + path)
                .then()
                .statusCode(503)
                .body("code", equalTo("DEPENDENCY_DOWN"))
                .body("service", equalTo("governance-service"));
    }
}
