package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** A complaint becomes a better answer, once an administrator agrees and the SQL holds. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class FeedbackLoopTest {
    private static final String CORRECTED = "select 'corrected' as answer, count(*) as n from tpch.customer";

    @Test
    void aCorrectionAnswersTheSameQuestionFromThenOn() {
        String question = "suppliers and their balance";
        String id = ADMIN.ask(question).statusCode(200).extract().path("query_id");
        String feedback = ADMIN.request()
                .body(Map.of("query_id", id, "rating", 1, "comment", "not what I meant"))
                .post("/api/v1/feedback/flag")
                .then()
                .statusCode(200)
                .body("status", equalTo("flagged_for_review"))
                .extract()
                .path("feedback_id");
        ADMIN.ask(question).body("provider", equalTo("semantic"));
        ADMIN.get("/api/v1/admin/training-data?tag=flagged-for-review").body("data.feedback_id", hasItem(feedback));

        approve(feedback, CORRECTED)
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("broken", hasSize(0));

        ADMIN.ask("Suppliers and  their balance?")
                .statusCode(200)
                .body("provider", equalTo("verified"))
                .body("results[0].answer", equalTo("corrected"));
        ANALYST.ask(question).statusCode(200).body("policies.filtered_tables", hasItem("tpch.customer"));
        ADMIN.get("/api/v1/admin/training-data?tag=flagged-for-review")
                .body("data.feedback_id", not(hasItem(feedback)));
        ADMIN.get("/api/v1/feedback")
                .body("data.find { it.feedback_id == '" + feedback + "' }.status", equalTo("approved"));

        String pair = ADMIN.get("/api/v1/admin/training-data?tag=verified")
                .extract()
                .path("data.find { it.feedback_id == '" + feedback + "' }.id");
        ADMIN.request().delete("/api/v1/admin/training-data/{id}", pair).then().statusCode(204);
        ADMIN.ask(question).body("provider", equalTo("semantic"));
    }

    @Test
    void aVerifiedAnswerSaysWhatIsWrongWithItsData() {
        String question = "nations as they were verified";
        String pair = ADMIN.request()
                .body(Map.of("question", question, "sql", "select n_name from tpch.nation order by 1 limit 2"))
                .post("/api/v1/admin/training-data")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ADMIN.ask(question)
                .statusCode(200)
                .body("provider", equalTo("verified"))
                .body("warnings", hasItem("Data quality: 1 of 2 tests of tpch.nation failed."));
        Steering.semantic("down");
        OTHER.ask(question)
                .statusCode(200)
                .body("provider", equalTo("verified"))
                .body("warnings", hasItem("Whether tests of the data failed could not be looked up."));
        Steering.calm();
        ADMIN.request().delete("/api/v1/admin/training-data/{id}", pair).then().statusCode(204);
    }

    @Test
    void aCorrectionThatWouldNotRunIsNotApproved() {
        String id = ADMIN.ask("how many customers are there").extract().path("query_id");
        String feedback = ADMIN.request()
                .body(Map.of("query_id", id, "rating", 2, "suggested_sql", "drop table tpch.orders"))
                .post("/api/v1/feedback/flag")
                .then()
                .extract()
                .path("feedback_id");
        approve(feedback, null).statusCode(422).body("code", equalTo("SQL_REJECTED"));
        approve(feedback, "select nothing from tpch.orders").statusCode(422);
        ADMIN.ask("how many customers are there").body("provider", equalTo("semantic"));
    }

    @Test
    void onlyAdministratorsSeeAndApproveTrainingData() {
        ANALYST.get("/api/v1/admin/training-data").statusCode(403);
        ANALYST.request()
                .body(Map.of("id", "train-1"))
                .post("/api/v1/admin/training-data/approve")
                .then()
                .statusCode(403);
        ADMIN.request()
                .body(Map.of("id", "train-none"))
                .post("/api/v1/admin/training-data/approve")
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyFlagsSomebodyElsesAnswer() {
        String id = ANALYST.ask("how many customers are there").extract().path("query_id");
        OTHER.request()
                .body(Map.of("query_id", id, "rating", 1))
                .post("/api/v1/feedback/flag")
                .then()
                .statusCode(404);
        ANALYST.request()
                .body(Map.of("query_id", id, "rating", 6))
                .post("/api/v1/feedback/flag")
                .then()
                .statusCode(422);
    }

    @Test
    void verifiedPairsMeasureTheModel() {
        String id = ADMIN.request()
                .body(Map.of("question", "how many customers are there", "sql", "select count(*) from tpch.customer"))
                .post("/api/v1/admin/training-data")
                .then()
                .statusCode(201)
                .body("id", startsWith("train-"))
                .extract()
                .path("id");
        ADMIN.request()
                .post("/api/v1/admin/training-data/evaluate")
                .then()
                .statusCode(200)
                .body("pairs", greaterThan(0))
                .body("details.find { it.id == '" + id + "' }.verdict", equalTo("right"));
        ADMIN.request().delete("/api/v1/admin/training-data/{id}", id).then().statusCode(204);
    }

    private static io.restassured.response.ValidatableResponse approve(String id, String sql) {
        return ADMIN.request()
                .body(sql == null ? Map.of("id", id) : Map.of("id", id, "corrected_sql", sql))
                .post("/api/v1/admin/training-data/approve")
                .then();
    }
}
