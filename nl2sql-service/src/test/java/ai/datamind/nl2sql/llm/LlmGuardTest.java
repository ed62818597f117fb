package ai.datamind.nl2sql.llm;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** How often a model is asked, and how many may ask it at once. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(LlmGuardTest.OneAtATime.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LlmGuardTest {
    private static final String KNOWN = "how many customers are there";

    public static class OneAtATime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "datamind.llm.chain", "openai",
                    "datamind.llm.providers.openai.concurrency", "1",
                    "datamind.llm.providers.openai.backoff", "20ms");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    @Order(1)
    void aCallMoreThanMayRunAtOnceGoesToTheNextProviderAtOnce() {
        Steering.llm("slow");
        ADMIN.ask("revenue by region");
        // Threads of one's own: those of the common pool know another class loader than the test.
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<String>> asked = Stream.of(KNOWN, "phones of customers")
                    .map(question -> CompletableFuture.supplyAsync(
                            () -> ADMIN.ask(question).extract().<String>path("provider"), callers))
                    .toList();
            assertThat(asked.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder("openai", "semantic");
        }
    }

    @Test
    @Order(2)
    void whatMayBeOverTheNextTimeIsTriedThreeTimes() {
        Steering.llm("recovers");
        ADMIN.ask(KNOWN).body("provider", equalTo("openai"));
        assertThat(Steering.llmCalls()).isEqualTo(3);
    }

    @Test
    @Order(3)
    void whatWillNotBeOverIsTriedOnce() {
        Steering.llm("refuses");
        ADMIN.ask(KNOWN).body("provider", equalTo("semantic"));
        assertThat(Steering.llmCalls()).isEqualTo(1);
        RestAssured.get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'llm' }.data.status", equalTo("degraded"));
    }
}
