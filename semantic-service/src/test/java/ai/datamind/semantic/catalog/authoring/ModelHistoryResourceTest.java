package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class ModelHistoryResourceTest {

    private static final String OLD = "name: kept\ndescription: before\nowner: someone\n";
    private static final String NEW = "name: kept\ndescription: after\nowner: someone\n";

    private int first;

    @BeforeEach
    void two_versions() {
        first = Requests.yaml("engineer")
                .body(OLD)
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        Requests.yaml("engineer").body(NEW).put("/api/v1/models/kept").then().statusCode(200);
    }

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/kept");
        Requests.as("engineer").delete("/api/v1/models/other");
    }

    @Test
    void the_difference_of_two_versions_is_shown_by_line() {
        Requests.as("viewer")
                .get("/api/v1/models/kept/diff?from=" + first + "&to=" + (first + 1))
                .then()
                .statusCode(200)
                .body("lines.findAll { it.op == '-' }.text", equalTo(List.of("description: before")))
                .body("lines.findAll { it.op == '+' }.text", equalTo(List.of("description: after")))
                .body("lines.findAll { it.op == '=' }.text", hasItems("name: kept", "owner: someone"));
    }

    @Test
    void going_back_makes_a_new_version_of_the_old_text() {
        Requests.as("engineer")
                .body(Map.of("version", first))
                .post("/api/v1/models/kept/rollback")
                .then()
                .statusCode(200)
                .body("version", equalTo(first + 2))
                .body("source", equalTo(OLD));
    }

    @Test
    void of_several_documents_each_has_its_own_outcome() {
        Requests.as("engineer")
                .body(Map.of(
                        "models",
                        List.of(
                                Map.of("content", "name: other\n"),
                                Map.of("content", "name: Not A Name\n"),
                                Map.of("name", "kept", "content", OLD))))
                .post("/api/v1/models/batch")
                .then()
                .statusCode(200)
                .body("success", equalTo(List.of(true, false, true)))
                .body("[1].code", equalTo("INVALID_MODEL"));
    }

    @Test
    void a_file_is_read_whatever_it_is_called() {
        Requests.as("engineer")
                .contentType("multipart/form-data")
                .multiPart("file", "../../etc/passwd", "name: other\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models/upload")
                .then()
                .statusCode(201)
                .body("name", equalTo("other"));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        Requests.as("engineer")
                .contentType("multipart/form-data")
                .multiPart("file", "x.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0})
                .post("/api/v1/models/upload")
                .then()
                .statusCode(422);
    }

    @Test
    void an_unknown_version_is_not_found() {
        Requests.as("engineer")
                .body(Map.of("version", 999))
                .post("/api/v1/models/kept/rollback")
                .then()
                .statusCode(404);
        Requests.as("viewer")
                .get("/api/v1/models/kept/diff?from=1")
                .then()
                .statusCode(422)
                .body("detail", containsString("from"));
    }
}
