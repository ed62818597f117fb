package ai.datamind.usage.report;

import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.usage.Figures.as;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class ReportResourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"summary", "users", "queries", "dashboards", "llm-tokens"})
    void who_used_nothing_sees_empty_figures(String report) {
        as("newcomer@datamind.local", "viewer")
                .get("/api/v1/usage/" + report)
                .then()
                .statusCode(200);
    }

    @Test
    void an_empty_summary_says_nought() {
        as("newcomer@datamind.local", "viewer")
                .get("/api/v1/usage/summary?days=7")
                .then()
                .body("questions", equalTo(0))
                .body("average_question_ms", equalTo(0))
                .body("llm.cost", equalTo(0))
                .body("by_day.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"days=0", "days=-1", "days=367", "days=many", "days=1.5"})
    void nonsensical_days_are_refused(String days) {
        as("a@datamind.local", "viewer")
                .get("/api/v1/usage/summary?" + days)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("days"));
    }

    @Test
    void a_wrong_method_and_an_unknown_path_are_told_apart() {
        as("a@datamind.local", "viewer").delete("/api/v1/usage/summary").then().statusCode(405);
        as("a@datamind.local", "viewer").get("/api/v1/usage/everything").then().statusCode(404);
    }
}
