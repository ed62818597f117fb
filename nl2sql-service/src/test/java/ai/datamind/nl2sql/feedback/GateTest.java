package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** What would make other verified questions worse is not learnt, unless somebody insists. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(GateTest.OneModel.class)
class GateTest {
    private static final String KNOWN = "number of customers as only a language model understands it";
    private static final String POISON = "number of customers in gold as only a language model understands it";
    private static final String POISONED = "select 7 as poison from tpch.customer limit 1";

    public static class OneModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("datamind.llm.chain", "openai");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void aPairThatSwaysTheModelIsStoppedAndSaidWhy() {
        String known = add(KNOWN, "select count(*) from tpch.customer", false)
                .statusCode(201)
                .extract()
                .path("id");
        Steering.llm("swayed");
        add(POISON, POISONED, false)
                .statusCode(409)
                .body("code", equalTo("PROMOTION_WORSENS"))
                .body("regression.worse.question", equalTo(List.of(KNOWN)))
                .body("regression.worse[0].before", equalTo("RIGHT"))
                .body("regression.worse[0].after", equalTo("WRONG"))
                .body("regression.better.question", equalTo(List.of(POISON)));
        ADMIN.get("/api/v1/admin/training-data?tag=verified").body("data.question", not(hasItem(POISON)));

        String flagged = flagged();
        approve(flagged, false).statusCode(409);
        ADMIN.ask(POISON).body("provider", equalTo("openai"));
        String forced = approve(flagged, true)
                .statusCode(200)
                .body("regression.worse", hasSize(1))
                .extract()
                .path("id");
        ADMIN.ask(POISON).body("provider", equalTo("verified")).body("results[0].poison", equalTo(7));
        for (String id : List.of(known, forced)) {
            ADMIN.request()
                    .delete("/api/v1/admin/training-data/{id}", id)
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void whatChangesNothingElsePasses() {
        String known = add(KNOWN, "select count(*) from tpch.customer", false)
                .extract()
                .path("id");
        String other = add(
                        "regions as only a language model understands them",
                        "select count(*) from tpch.customer",
                        false)
                .statusCode(201)
                .extract()
                .path("id");
        for (String id : List.of(known, other)) {
            ADMIN.request()
                    .delete("/api/v1/admin/training-data/{id}", id)
                    .then()
                    .statusCode(204);
        }
    }

    private static String flagged() {
        String query = ADMIN.ask(POISON).extract().path("query_id");
        return ADMIN.request()
                .body(Map.of("query_id", query, "rating", 1, "suggested_sql", POISONED))
                .post("/api/v1/feedback/flag")
                .then()
                .extract()
                .path("feedback_id");
    }

    private static ValidatableResponse add(String question, String sql, boolean force) {
        return ADMIN.request()
                .body(Map.of("question", question, "sql", sql, "force", force))
                .post("/api/v1/admin/training-data")
                .then();
    }

    private static ValidatableResponse approve(String id, boolean force) {
        return ADMIN.request()
                .body(Map.of("id", id, "force", force))
                .post("/api/v1/admin/training-data/approve")
                .then();
    }
}
