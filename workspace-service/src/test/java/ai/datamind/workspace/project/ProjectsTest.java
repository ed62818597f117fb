package ai.datamind.workspace.project;

import ai.datamind.kit.subject.Role;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class ProjectsTest {

    private static RequestSpecification as(String email, Role role) {
        return given().header("Authorization", "Bearer " + Tokens.of(email, role))
                .contentType("application/json");
    }

    private static String created(String email, String name) {
        return as(email, Role.ANALYST)
                .body(Map.of("name", name))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .body("id", matchesPattern("prj-[0-9a-f-]{36}"), "your_role", equalTo("owner"))
                .extract()
                .path("id");
    }

    @Test
    void whoCreatesAProjectOwnsIt() {
        String id = created("ann@datamind.local", "Q4 revenue");
        as("ann@datamind.local", Role.ANALYST)
                .get("/api/v1/projects/{id}/members", id)
                .then()
                .statusCode(200)
                .body("role", contains("owner"));
    }

    @Test
    void anOutsiderSeesNoDifferenceToAProjectThatIsNotThere() {
        String id = created("ann@datamind.local", "Hers");
        String absent = "prj-00000000-0000-7000-8000-000000000000";
        String refusal = as("bob@datamind.local", Role.ENGINEER)
                .get("/api/v1/projects/{id}", id)
                .then()
                .statusCode(404)
                .extract()
                .path("detail");
        as("bob@datamind.local", Role.ENGINEER)
                .get("/api/v1/projects/{id}", absent)
                .then()
                .statusCode(404)
                .body("detail", equalTo(refusal));
    }

    @Test
    void aViewerOfAProjectReadsButDoesNotChange() {
        String id = created("ann@datamind.local", "Shared");
        as("ann@datamind.local", Role.ANALYST)
                .body(Map.of("user_id", Tokens.userId("cy@datamind.local"), "role", "viewer"))
                .post("/api/v1/projects/{id}/members", id)
                .then()
                .statusCode(201);
        as("cy@datamind.local", Role.ANALYST)
                .get("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200);
        as("cy@datamind.local", Role.ANALYST)
                .body(Map.of("name", "Mine now"))
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("PROJECT_ROLE_NEEDED"));
    }

    @Test
    void theLastOwnerCannotLeave() {
        String id = created("ann@datamind.local", "Kept");
        as("ann@datamind.local", Role.ANALYST)
                .delete("/api/v1/projects/{id}/members/{user}", id, Tokens.userId("ann@datamind.local"))
                .then()
                .statusCode(409)
                .body("code", equalTo("LAST_OWNER"));
        as("ann@datamind.local", Role.ANALYST)
                .get("/api/v1/projects/{id}/members", id)
                .then()
                .body("", hasSize(1));
    }

    @Test
    void aDeletedProjectIsGone() {
        String id = created("ann@datamind.local", "Short-lived");
        as("ann@datamind.local", Role.ANALYST)
                .delete("/api/v1/projects/{id}", id)
                .then()
                .statusCode(204);
        as("root@datamind.local", Role.ADMIN)
                .get("/api/v1/projects/{id}", id)
                .then()
                .statusCode(404);
    }

    @Test
    void listsOnlyWhatOneBelongsTo() {
        created("dee@datamind.local", "Dee's");
        as("eve@datamind.local", Role.ENGINEER)
                .get("/api/v1/projects?page_size=500")
                .then()
                .statusCode(200)
                .body("data", hasSize(0), "pagination.total", equalTo(0));
        as("dee@datamind.local", Role.ANALYST).get("/api/v1/projects").then().body("data.name", contains("Dee's"));
    }
}
