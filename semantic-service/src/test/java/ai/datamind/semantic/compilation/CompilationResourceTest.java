package ai.datamind.semantic.compilation;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class CompilationResourceTest {

    private static final String DRAFT = """
            name: drafted
            category: development
            metrics:
              - {name: chicken, type: derived, expr: egg_laid, inputs: [{name: egg_laid}]}
              - {name: egg_laid, type: derived, expr: chicken, inputs: [{name: chicken}]}
            """;

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/drafted");
    }

    @Test
    void what_is_in_production_compiles() {
        JsonPath done = finished(Map.of());

        assertThat(done.getString("status")).isEqualTo("succeeded");
        assertThat(done.getList("problems")).isEmpty();
    }

    @Test
    void a_draft_made_of_itself_is_found() {
        Requests.yaml("engineer").body(DRAFT).post("/api/v1/models").then().statusCode(201);

        JsonPath done = finished(Map.of("category", "development"));

        assertThat(done.getString("status")).isEqualTo("failed");
        assertThat(done.getList("problems.message", String.class))
                .anySatisfy(m -> assertThat(m).contains("is made of itself"));
    }

    @Test
    void an_unknown_category_is_refused() {
        Requests.as("engineer")
                .body(Map.of("category", "attic"))
                .post("/api/v1/semantic/compile")
                .then()
                .statusCode(422);
    }

    private static JsonPath finished(Map<String, Object> body) {
        String job = Requests.as("engineer")
                .body(body)
                .post("/api/v1/semantic/compile")
                .then()
                .statusCode(202)
                .body("job_id", startsWith("job-"))
                .extract()
                .path("job_id");
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonPath status;
        do {
            status = Requests.as("engineer")
                    .get("/api/v1/semantic/compile/" + job)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } while (status.getString("status").equals("running") && System.nanoTime() < end);
        return status;
    }
}
