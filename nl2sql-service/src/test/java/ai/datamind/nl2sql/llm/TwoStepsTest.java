package ai.datamind.nl2sql.llm;

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
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Where there are more tables than a prompt describes, the model first says which ones it needs. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(TwoStepsTest.FewTables.class)
class TwoStepsTest {
    public static class FewTables implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("datamind.llm.chain", "openai", "datamind.llm.most-tables", "2");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void onlyTheTablesItChoseAreDescribed() {
        ADMIN.ask("what only a language model understands").body("provider", equalTo("openai"));
        assertThat(Steering.llmCalls()).isEqualTo(2);
        assertThat(Steering.llmPrompt())
                .contains("tpch.nation\\\":[")
                .doesNotContain("tpch.customer\\\":[")
                .doesNotContain("pg_class");
    }

    @Test
    void aBadChoiceIsReplacedByTheLikeliestTables() {
        Steering.llm("chooses badly");
        ADMIN.ask("how many suppliers as only a language model understands it").body("provider", equalTo("openai"));
        assertThat(Steering.llmPrompt()).contains("tpch.supplier\\\":[");
    }

    @Test
    void theFirstStepIsPaidFromTheSameBudget() {
        ADMIN.request()
                .body(Map.of(
                        "question", "what only a language model understands", "budget", Map.of("llm_tokens", 2_000)))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(429)
                .body("estimate.exceeded", equalTo("llm_tokens"));
    }
}
