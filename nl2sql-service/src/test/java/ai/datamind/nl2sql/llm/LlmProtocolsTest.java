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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Every protocol, against a server that speaks it. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(LlmProtocolsTest.AllProviders.class)
class LlmProtocolsTest {
    public static class AllProviders implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("datamind.llm.chain", "openai,azure-openai,anthropic,gemini,ollama");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "azure-openai", "anthropic", "gemini", "ollama"})
    void aProviderAnswersInItsOwnProtocol(String provider) {
        ADMIN.request()
                .body(Map.of("question", "what only a language model understands", "provider", provider))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(200)
                .body("provider", equalTo(provider))
                .body("results[0].customers", equalTo(1500));
        assertThat(Steering.llmPrompt()).contains(schema(provider));
    }

    /** Where each protocol carries the form of the answer. */
    private static String[] schema(String provider) {
        return switch (provider) {
            case "anthropic" -> new String[] {"\"input_schema\"", "\"tool_choice\""};
            case "gemini" -> new String[] {"responseMimeType", "\"confidence\""};
            case "ollama" -> new String[] {"\"format\"", "\"confidence\""};
            default -> new String[] {"\"json_schema\"", "\"strict\""};
        };
    }

    @Test
    void theDemonstrationIsOpenAndRunsNothing() {
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", "how many customers", "context", "customer(id, name)"))
                .post("/api/v1/generate-sql")
                .then()
                .statusCode(200)
                .body("sql", equalTo("SELECT count(*) AS customers FROM tpch.customer"));
        Steering.llm("ddl");
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body(Map.of("question", "drop everything"))
                .post("/api/v1/generate-sql")
                .then()
                .statusCode(422)
                .body("code", equalTo("SQL_REJECTED"));
    }

    @Test
    void aProviderThatIsNotConfiguredIs422() {
        ADMIN.request()
                .body(Map.of("question", "x", "provider", "oracle"))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(422);
    }

    @Test
    void whoWantsOnlyTheModelGetsOnlyTheModel() {
        ADMIN.request()
                .body(Map.of("question", "what only a language model understands", "provider", "semantic"))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"));
    }
}
