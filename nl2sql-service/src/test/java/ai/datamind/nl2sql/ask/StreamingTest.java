package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** The pipeline as Server-Sent Events. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class StreamingTest {
    @Test
    void everyStageIsToldThenTheRowsThenTheExplanation() {
        assertThat(names(stream(ADMIN, "how many customers are there")))
                .containsExactly(
                        "stage", "stage", "stage", "stage", "stage", "stage", "stage", "rows", "explanation", "done");
    }

    @Test
    void aRefusalIsTheLastEvent() {
        String events = stream(ADMIN, "a reading that was tampered with");
        assertThat(names(events)).endsWith("stage", "error");
        assertThat(events).contains("SQL_REJECTED");
    }

    @Test
    void anUnclearQuestionIsAskedBack() {
        assertThat(names(stream(ADMIN, "sales by region"))).containsExactly("stage", "clarification", "done");
    }

    @Test
    void whoNamesNoFormatGetsJson() {
        ADMIN.request()
                .accept("*/*")
                .body(Map.of("question", "how many customers are there"))
                .post("/api/v1/sql/ask")
                .then()
                .contentType(containsString("application/json"));
    }

    private static String stream(Asked by, String question) {
        return by.request()
                .accept("text/event-stream")
                .body(Map.of("question", question))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> names(String events) {
        return events.lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).strip())
                .toList();
    }
}
