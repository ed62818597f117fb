package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Stored;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many who ask the same at once. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(SingleFlightTest.OneModel.class)
class SingleFlightTest {
    private static final int MANY = 500;
    private static final String QUESTION = "what five hundred people want to know at once";

    public static class OneModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "datamind.llm.chain", "openai",
                    "datamind.llm.reuse", "60s",
                    "datamind.execution.cache-ttl", "60s");
        }
    }

    @Test
    void fiveHundredEqualQuestionsAreOneCallOfTheModelAndOneQuery() {
        Steering.llm("good");
        String url = "http://localhost:" + RestAssured.port + "/api/v1/sql/ask";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + Tokens.of("admin@datamind.local", "admin"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\":\"" + QUESTION + "\"}"))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> all = Stream.generate(
                            () -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .limit(MANY)
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                    .hasSize(MANY)
                    .containsOnly(200);
        }
        assertThat(Steering.llmCalls()).isEqualTo(1);
        assertThat(Stored.count("select count(*) from nl2sql.stage_records s join nl2sql.attempts a using (query_id)"
                        + " where a.question = '" + QUESTION + "' and s.stage = 'execute'"
                        + " and s.output->>'cache_hit' = 'false'"))
                .isEqualTo(1);
    }
}
