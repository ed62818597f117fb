package ai.datamind.nl2sql.llm;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Whatever a model does, the question is answered by the next in the chain, or refused; never by what the model smuggled in. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(LlmMisbehaviourTest.OneModel.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LlmMisbehaviourTest {
    private static final String KNOWN = "how many customers are there";
    private static final String UNKNOWN = "what only a language model understands";

    public static class OneModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "datamind.llm.chain", "openai",
                    "datamind.llm.providers.openai.timeout", "1s",
                    "datamind.llm.providers.openai.backoff", "20ms");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    @Order(1)
    void aModelThatAgreesWithTheReadingIsTrusted() {
        ADMIN.ask(KNOWN)
                .statusCode(200)
                .body("provider", equalTo("openai"))
                .body("confidence_score.toFloat()", equalTo(0.99f));
    }

    @Test
    @Order(2)
    void aModelThatReadsOtherTablesIsDoubtedAloud() {
        Steering.llm("disagrees");
        ADMIN.ask(KNOWN)
                .statusCode(200)
                .body("provider", equalTo("openai"))
                .body("confidence_score.toFloat()", equalTo(0.5f))
                .body("warnings", hasItem(containsString("reads it differently")));
    }

    @Test
    @Order(2)
    void aModelThatComparesWithAnotherConstantIsDoubtedThere() {
        Steering.llm("other constant");
        ADMIN.ask(KNOWN)
                .statusCode(200)
                .body("confidence_score.toFloat()", equalTo(0.5f))
                .body("warnings", hasItem(containsString("filters: tpch.customer.c_nationkey = 3")));
    }

    @Test
    @Order(3)
    void aRejectionIsToldToTheModelAsDataAndItLearns() {
        Steering.llm("learns");
        ADMIN.ask(UNKNOWN)
                .statusCode(200)
                .body("provider", equalTo("openai"))
                .body("results[0].customers", equalTo(1500));
        assertThat(Steering.llmCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(
            strings = {
                "prose",
                "several",
                "ddl",
                "hostile",
                "invented",
                "megabyte",
                "garbage",
                "tampers",
                "trailing",
                "empty"
            })
    void whatIsNoUsableSqlFallsBackWithAWarning(String behaviour) {
        Steering.llm(behaviour);
        ADMIN.ask(KNOWN)
                .statusCode(200)
                .body("provider", equalTo("semantic"))
                .body("warnings", hasItem(containsString("instead")))
                .body("results[0].customers", equalTo(1500));
    }

    @Test
    @Order(5)
    void whereNobodyUnderstandsTheQuestionIsAskedBack() {
        Steering.llm("prose");
        ADMIN.ask(UNKNOWN).statusCode(200).body("outcome", equalTo("OUT_OF_MODEL"));
    }

    @Test
    @Order(6)
    void aForbiddenTableNeverReachesAPromptNorAnAnswer() {
        Steering.llm("forbidden");
        ANALYST.ask(KNOWN).statusCode(200).body("provider", equalTo("semantic"));
        assertThat(Steering.llmPrompt())
                .contains("tpch.customer")
                .doesNotContain("tpch.part\\\":[")
                .doesNotContain("p_retailprice")
                .doesNotContain("c_comment");
        Steering.llm("forbidden");
        ADMIN.ask(KNOWN).statusCode(200).body("provider", equalTo("openai"));
    }

    @Test
    @Order(7)
    void aBudgetOfTokensIsKeptBeforeTheyAreSpent() {
        Steering.llm("good");
        ADMIN.request()
                .body(Map.of("question", KNOWN, "budget", Map.of("llm_tokens", 100)))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(429)
                .body("estimate.exceeded", equalTo("llm_tokens"));
        assertThat(Steering.llmCalls()).isZero();
    }

    @Test
    @Order(8)
    void aSlowModelIsLeft() {
        Steering.llm("trickle");
        new Asked("patient@datamind.local", "admin").ask(KNOWN).statusCode(200).body("provider", equalTo("semantic"));
    }

    @Test
    @Order(9)
    void aStormOfRateLimitsIsRetriedThenLeftAlone() {
        Steering.llm("storm");
        ADMIN.ask(KNOWN).statusCode(200).body("provider", equalTo("semantic"));
        for (int i = 0; i < 5; i++) ADMIN.ask(KNOWN).statusCode(200).body("provider", equalTo("semantic"));
        int beforeOpen = Steering.llmCalls();
        ADMIN.ask(KNOWN).statusCode(200).body("provider", equalTo("semantic"));
        assertThat(Steering.llmCalls()).as("the breaker is open").isEqualTo(beforeOpen);
    }
}
