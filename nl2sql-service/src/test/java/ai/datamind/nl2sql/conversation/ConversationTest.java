package ai.datamind.nl2sql.conversation;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** A fragment is about what the same person asked before. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class ConversationTest {
    private static final String FIRST = "how many customers are there";
    private static final String FRAGMENT = "only those of France";
    private static final String OF_FRANCE = "select count(*) from tpch.customer where c_nationkey = 6";

    @Test
    void aFragmentGoesOnFromTheQuestionBefore() {
        String id = begun(ADMIN);
        in(ADMIN, id, FIRST).statusCode(200);
        ValidatableResponse answer = in(ADMIN, id, FRAGMENT)
                .statusCode(200)
                .body("interpretation.text", equalTo("number of customers of France"));
        assertThat(Asked.rows(answer)).isEqualTo(Warehouse.rows(OF_FRANCE));
    }

    @Test
    void aloneItMeansNothing() {
        ADMIN.ask(FRAGMENT).statusCode(200).body("outcome", equalTo("OUT_OF_MODEL"));
        in(ADMIN, begun(ADMIN), FRAGMENT).statusCode(200).body("outcome", equalTo("OUT_OF_MODEL"));
    }

    @Test
    void whatWasNotUnderstoodIsNoGroundToGoOnFrom() {
        String id = begun(ADMIN);
        in(ADMIN, id, FIRST);
        in(ADMIN, id, "nonsense of some kind").body("outcome", equalTo("OUT_OF_MODEL"));
        in(ADMIN, id, FRAGMENT).body("outcome", equalTo("ANSWERED"));
    }

    @Test
    void anIdOfOnesOwnBeginsAConversationWhichIsNobodyElses() {
        String id = "mine-" + UUID.randomUUID();
        in(ANALYST, id, FIRST).statusCode(200);
        in(OTHER, id, FRAGMENT).statusCode(404);
        OTHER.get("/api/v1/conversations/{id}", id).statusCode(404);
        ADMIN.get("/api/v1/conversations/{id}", id).statusCode(404);
        OTHER.request().delete("/api/v1/conversations/{id}", id).then().statusCode(404);
        ANALYST.get("/api/v1/conversations/{id}", id)
                .statusCode(200)
                .body("title", equalTo(FIRST))
                .body("turns.question", equalTo(List.of(FIRST)))
                .body("turns[0].outcome", equalTo("ANSWERED"));
        OTHER.get("/api/v1/conversations").body("data.conversation_id", not(hasItem(id)));
    }

    @Test
    void anIdThatCouldBeAnythingElseIs422() {
        in(ADMIN, "a b'c", FIRST).statusCode(422);
    }

    @Test
    void aForgottenConversationIsNotGoneOnWithAndItsAttemptsStay() {
        String id = begun(ANALYST);
        String query = in(ANALYST, id, FIRST).extract().path("query_id");
        ANALYST.get("/api/v1/conversations").body("data.conversation_id", hasItem(id));
        ANALYST.request().delete("/api/v1/conversations/{id}", id).then().statusCode(204);
        in(ANALYST, id, FRAGMENT).body("outcome", equalTo("OUT_OF_MODEL"));
        ANALYST.get("/api/v1/queries/{id}", query).statusCode(200).body("conversation_id", equalTo(null));
    }

    @Test
    void askedAgainAFollowUpGoesOnFromTheSameQuestions() {
        String id = begun(ADMIN);
        in(ADMIN, id, FIRST);
        String query = in(ADMIN, id, FRAGMENT).extract().path("query_id");
        in(ADMIN, id, "phones of customers");
        ValidatableResponse again =
                ADMIN.request().post("/api/v1/queries/{id}/rerun", query).then();
        assertThat(Asked.rows(again.statusCode(200))).isEqualTo(Warehouse.rows(OF_FRANCE));
        ADMIN.request()
                .post("/api/v1/queries/{id}/replay", query)
                .then()
                .statusCode(200)
                .body("same_sql", equalTo(true));
    }

    @Test
    void aStreamedQuestionOfAnothersConversationIsRefusedInItsOnlyEvent() {
        String id = begun(ANALYST);
        OTHER.request()
                .accept("text/event-stream")
                .body(Map.of("question", FRAGMENT, "conversation_id", id))
                .post("/api/v1/sql/ask")
                .then()
                .body(
                        containsString("event:error"),
                        containsString("\"status\":404"),
                        not(containsString("event:stage")));
    }

    @Test
    void whatIsCorrectedOfAFollowUpAnswersThatFollowUpAlone() {
        String id = begun(ADMIN);
        in(ADMIN, id, FIRST);
        String query = in(ADMIN, id, FRAGMENT).extract().path("query_id");
        String feedback = ADMIN.request()
                .body(Map.of(
                        "query_id", query, "rating", 2, "suggested_sql", "select 42 as customers from tpch.region"))
                .post("/api/v1/feedback/flag")
                .then()
                .statusCode(200)
                .extract()
                .path("feedback_id");
        String pair = ADMIN.request()
                .body(Map.of("id", feedback))
                .post("/api/v1/admin/training-data/approve")
                .then()
                .statusCode(200)
                .body("question", equalTo(FIRST + " → " + FRAGMENT))
                .extract()
                .path("id");
        String other = begun(ADMIN);
        in(ADMIN, other, FIRST);
        in(ADMIN, other, FRAGMENT).body("provider", equalTo("verified")).body("results[0].customers", equalTo(42));
        ADMIN.ask(FRAGMENT).body("outcome", equalTo("OUT_OF_MODEL"));
        ADMIN.request().delete("/api/v1/admin/training-data/{id}", pair).then().statusCode(204);
    }

    private static String begun(Asked by) {
        return by.request()
                .body(Map.of())
                .post("/api/v1/conversations")
                .then()
                .statusCode(201)
                .body("conversation_id", startsWith("cnv-"))
                .body("turns", hasSize(0))
                .extract()
                .path("conversation_id");
    }

    private static ValidatableResponse in(Asked by, String conversation, String question) {
        return by.request()
                .body(Map.of("question", question, "conversation_id", conversation))
                .post("/api/v1/sql/ask")
                .then();
    }
}
