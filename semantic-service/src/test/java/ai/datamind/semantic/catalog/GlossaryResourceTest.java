package ai.datamind.semantic.catalog;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class GlossaryResourceTest {

    private static final Map<String, Object> TERM =
            Map.of("term", "Turnover", "definition", "What customers pay", "synonyms", List.of("takings"));

    @Inject
    PublishedManifest published;

    @Test
    void a_term_is_kept_published_changed_and_removed() {
        String id = Requests.as("engineer")
                .body(TERM)
                .post("/api/v1/glossary")
                .then()
                .statusCode(201)
                .body("term", equalTo("Turnover"))
                .extract()
                .path("id");
        assertThat(published.current().manifest().glossary())
                .anyMatch(t -> t.term().equals("Turnover") && t.synonyms().contains("takings"));
        Requests.as("engineer")
                .body(Map.of("term", "Turnover", "definition", "Net of discounts"))
                .put("/api/v1/glossary/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        Requests.as("viewer")
                .get("/api/v1/glossary?q=discounts")
                .then()
                .statusCode(200)
                .body("data.term", hasItem("Turnover"));
        Requests.as("engineer").delete("/api/v1/glossary/" + id).then().statusCode(204);
        Requests.as("viewer").get("/api/v1/glossary/" + id).then().statusCode(404);
    }

    @Test
    void a_term_is_there_once_whatever_its_case() {
        String id = Requests.as("engineer")
                .body(Map.of("term", "Basket", "definition", "x"))
                .post("/api/v1/glossary")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Requests.as("engineer")
                .body(Map.of("term", "BASKET", "definition", "y"))
                .post("/api/v1/glossary")
                .then()
                .statusCode(409)
                .body("code", equalTo("TERM_EXISTS"));
        Requests.as("engineer").delete("/api/v1/glossary/" + id).then().statusCode(204);
    }

    @Test
    void a_term_needs_a_definition() {
        Requests.as("engineer")
                .body(Map.of("term", "Basket"))
                .post("/api/v1/glossary")
                .then()
                .statusCode(422);
    }
}
