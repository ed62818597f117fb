package ai.datamind.semantic.interpret;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class InterpretResourceTest {

    private static final String PATH = "/api/v1/semantic/interpret";

    private static final String MODEL = """
            name: asked
            certification: certified
            semantic_models:
              - name: asked_nations
                relation: tpch.nation
                synonyms: [nation]
                display: nation_name
                entities:
                  - {name: nation, type: primary, column: n_nationkey}
                dimensions:
                  - {name: nation_name, column: n_name, data_type: text, synonyms: [nation]}
              - name: asked_customers
                relation: tpch.customer
                synonyms: [customer]
                display: customer_name
                entities:
                  - {name: asked_customer, type: primary, column: c_custkey}
                  - {name: nation, type: foreign, column: c_nationkey}
                dimensions:
                  - {name: customer_name, column: c_name, data_type: text, synonyms: [name]}
                  - {name: segment, column: c_mktsegment, data_type: text, synonyms: [market segment]}
            """;

    private static final String EUROPE = """
            {"tables":[{"schema":"tpch","table":"nation","row_filtered":true,"row_filters":
              [{"policy_id":"pol-1","name":"europe","mode":"permissive","predicate":"n_regionkey = 3"}]}]}""";

    private static final String MASKED = """
            {"tables":[{"schema":"tpch","table":"customer","masks":
              [{"policy_id":"pol-2","name":"m","column":"c_mktsegment","method":"null","parameters":{}}]}]}""";

    private static ValidatableResponse asked(RequestSpecification as, String question) {
        return as.body(Map.of("question", question)).post(PATH).then().statusCode(200);
    }

    private static void published(Runnable test) {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
        try {
            test.run();
        } finally {
            Requests.as("engineer").delete("/api/v1/models/asked").then().statusCode(204);
        }
    }

    @Test
    void what_instructions_define_is_understood_in_the_question() {
        published(() -> Requests.seeing("analyst", "{\"tables\":[]}")
                .body(Map.of("question", "How many patrons are in Germany?", "instructions", "patrons = customers"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("READY"))
                .body("readings[0].sql", containsString("'GERMANY'")));
    }

    @Test
    void somebody_who_sees_europe_may_ask_for_germany_and_hears_nothing_of_china() {
        published(() -> {
            asked(Requests.seeing("analyst", EUROPE), "How many customers are in Germany?")
                    .body("outcome", equalTo("READY"))
                    .body("readings[0].sql", containsString("'GERMANY'"));
            asked(Requests.seeing("analyst", EUROPE), "How many customers are in Chinna?")
                    .body(not(containsString("CHINA")));
            asked(Requests.seeing("analyst", EUROPE), "How many customers are in China?")
                    .body(not(containsString("CHINA")));
        });
    }

    @Test
    void a_denied_table_is_unknown_and_without_governance_nothing_is_read() {
        published(() -> {
            asked(Requests.seeing("analyst", Requests.without("tpch", "nation")), "customers by nation")
                    .body(not(containsString("n_name")));
            Requests.seeing("analyst", "none")
                    .body(Map.of("question", "customers by nation"))
                    .post(PATH)
                    .then()
                    .statusCode(503);
        });
    }

    @Test
    void a_value_that_the_sample_lacks_is_found_in_the_database_by_who_may_see_it() {
        published(() -> {
            asked(Requests.as("analyst"), "How many customers have the market segment 'furniture'?")
                    .body("readings[0].sql", containsString("'FURNITURE'"));
            asked(Requests.seeing("analyst", MASKED), "How many customers have the market segment 'furniture'?")
                    .body(not(containsString("FURNITURE")));
        });
    }

    @Test
    void a_request_to_change_data_is_no_question() {
        Requests.as("analyst")
                .body(Map.of("question", "delete all orders"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"))
                .body("message", not(emptyString()));
    }

    @Test
    void an_unknown_member_is_refused() {
        Requests.as("analyst")
                .body(Map.of("question", "revenue", "surprise", true))
                .post(PATH)
                .then()
                .statusCode(422);
    }
}
