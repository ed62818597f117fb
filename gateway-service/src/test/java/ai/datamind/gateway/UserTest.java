package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class UserTest {

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    void administratorsKeepUsers() {
        Someone admin = Someone.admin();
        String group = "emea-" + UUID.randomUUID();
        admin.asks()
                .body(Map.of("name", group))
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .body("id", startsWith("grp-"));
        String email = address();
        String id = admin.asks()
                .body(Map.of(
                        "email",
                        " " + email.toUpperCase(java.util.Locale.ROOT) + " ",
                        "display_name",
                        "Jane",
                        "password",
                        Fixture.PASSWORD,
                        "role",
                        "analyst",
                        "attributes",
                        Map.of("region", "EUROPE"),
                        "groups",
                        List.of(group)))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .body("id", startsWith("usr-"))
                .body("email", equalTo(email))
                .body("attributes.region", equalTo("EUROPE"))
                .body("groups", contains(group))
                .extract()
                .path("id");
        admin.asks().get("/api/v1/users/" + id).then().statusCode(200).body("display_name", equalTo("Jane"));
        admin.asks()
                .get("/api/v1/users?q=" + email.substring(0, 30) + "&page_size=5")
                .then()
                .body("data.id", contains(id))
                .body("pagination.page_size", equalTo(5));
        admin.asks()
                .get("/api/v1/users/roster?q=" + email.substring(0, 30))
                .then()
                .body("data.groups[0]", contains(group));
        admin.asks()
                .body(Map.of("display_name", "Joan", "attributes", Map.of("dept", "x")))
                .patch("/api/v1/users/" + id)
                .then()
                .statusCode(200)
                .body("display_name", equalTo("Joan"))
                .body("attributes", equalTo(Map.of("dept", "x")));
        admin.asks().get("/api/v1/users/" + id + "/groups").then().body("data", contains(group));
        admin.asks()
                .delete("/api/v1/users/" + id + "/groups/" + group)
                .then()
                .statusCode(200)
                .body("groups", empty());
        admin.asks().delete("/api/v1/users/" + id).then().statusCode(200);
        admin.asks().get("/api/v1/users/" + id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void othersDoNot() {
        for (String role : List.of("viewer", "analyst", "engineer")) {
            Someone someone = Someone.fresh(role);
            someone.asks().get("/api/v1/users").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
            someone.asks()
                    .body(Map.of("role", "admin"))
                    .post("/api/v1/users/" + someone.id() + "/assign-role")
                    .then()
                    .statusCode(403);
            someone.asks().post("/api/v1/security/token-rotation").then().statusCode(403);
            someone.asks().get("/api/v1/groups").then().statusCode(403);
        }
        given().get("/api/v1/users").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void anAddressIsTakenOnce() {
        Someone someone = Someone.fresh("viewer");
        Someone.admin()
                .asks()
                .body(Map.of("email", someone.email(), "password", Fixture.PASSWORD))
                .post("/api/v1/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("EMAIL_TAKEN"));
    }

    @Test
    void badUsersAreRefusedByField() {
        refused("email", "nobody");
        refused("role", "king");
        refused("password", "short");
        refused("password", "x".repeat(72));
        refused("attributes", Map.of("Bad Name", "x"));
        refused("groups", List.of("no-such-group"));
        refused("salary", 1);
    }

    private static void refused(String member, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("email", address(), "password", Fixture.PASSWORD));
        body.put(member, value);
        Someone.admin()
                .asks()
                .body(body)
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(member));
    }

    @Test
    void aNewRoleOutdatesTokensAndTheRefreshedOneHasIt() {
        Someone someone = Someone.fresh("viewer");
        someone.asks().get("/api/v1/auth/me").then().statusCode(200);
        Someone.admin()
                .asks()
                .body(Map.of("role", "engineer"))
                .post("/api/v1/users/" + someone.id() + "/roles")
                .then()
                .statusCode(200);
        someone.asks().get("/api/v1/auth/permissions").then().statusCode(401).body("code", equalTo("TOKEN_OUTDATED"));
        Someone.of(someone.refreshes().then().statusCode(200).extract())
                .asks()
                .get("/api/v1/auth/permissions")
                .then()
                .body("roles", contains("viewer", "analyst", "engineer"));
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        Someone someone = Someone.fresh("viewer");
        someone.asks().get("/api/v1/auth/me").then().statusCode(200);
        Someone.admin()
                .asks()
                .body(Map.of("password", "another good one"))
                .patch("/api/v1/users/" + someone.id())
                .then()
                .statusCode(200);
        someone.asks().get("/api/v1/auth/me").then().statusCode(401);
        someone.refreshes().then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        Someone.tries(someone.email(), Fixture.PASSWORD).then().statusCode(401);
        Someone.login(someone.email(), "another good one");
    }

    @Test
    void disabledUsersAreOutAtOnceAndDoNotComeIn() {
        Someone someone = Someone.fresh("analyst");
        someone.asks().get("/api/v1/models/echo").then().statusCode(200);
        patch(someone, Map.of("status", "disabled"));
        someone.asks().get("/api/v1/models/echo").then().statusCode(401);
        Someone.tries(someone.email(), Fixture.PASSWORD)
                .then()
                .statusCode(401)
                .body("code", equalTo("INVALID_CREDENTIALS"));
        patch(someone, Map.of("status", "active"));
        Someone.login(someone.email(), Fixture.PASSWORD);
        someone.refreshes().then().statusCode(401);
    }

    @Test
    void deletedUsersAreOutAtOnce() {
        Someone someone = Someone.fresh("analyst");
        someone.asks().get("/api/v1/models/echo").then().statusCode(200);
        Someone.admin().asks().delete("/api/v1/users/" + someone.id()).then().statusCode(200);
        someone.asks().get("/api/v1/models/echo").then().statusCode(401);
        someone.refreshes().then().statusCode(401);
    }

    @Test
    void theLastAdministratorStays() {
        Someone admin = Someone.admin();
        int admins = admin.asks()
                .get("/api/v1/users?page_size=500")
                .then()
                .extract()
                .jsonPath()
                .getList("data.findAll { it.role == 'admin' && it.status == 'active' }")
                .size();
        org.assertj.core.api.Assertions.assertThat(admins).isEqualTo(1);
        admin.asks()
                .body(Map.of("role", "viewer"))
                .post("/api/v1/users/" + admin.id() + "/assign-role")
                .then()
                .statusCode(409)
                .body("code", equalTo("LAST_ADMIN"));
        admin.asks()
                .body(Map.of("status", "disabled"))
                .patch("/api/v1/users/" + admin.id())
                .then()
                .statusCode(409);
        admin.asks().delete("/api/v1/users/" + admin.id()).then().statusCode(409);
        admin.asks().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void groupsAreKeptAndTheirNamesReachTheTokens() {
        Someone admin = Someone.admin();
        Someone someone = Someone.fresh("analyst");
        String name = "Sales " + UUID.randomUUID();
        String id = admin.asks()
                .body(Map.of("name", name, "description", "d"))
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        admin.asks()
                .body(Map.of("name", name))
                .post("/api/v1/groups")
                .then()
                .statusCode(409)
                .body("code", equalTo("GROUP_EXISTS"));
        admin.asks().body(Map.of("name", "../x")).post("/api/v1/groups").then().statusCode(422);
        admin.asks()
                .body(Map.of("group", name))
                .post("/api/v1/users/" + someone.id() + "/groups")
                .then()
                .statusCode(200)
                .body("groups", contains(name));
        Someone member = Someone.login(someone.email(), Fixture.PASSWORD);
        member.asks().get("/api/v1/auth/permissions").then().body("groups", contains(name));
        admin.asks()
                .body(Map.of("name", name + "2"))
                .patch("/api/v1/groups/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("d"));
        Someone.of(member.refreshes().then().statusCode(200).extract())
                .asks()
                .get("/api/v1/auth/permissions")
                .then()
                .body("groups", contains(name + "2"));
        admin.asks().get("/api/v1/groups?page_size=1").then().body("data", hasSize(lessThanOrEqualTo(1)));
        admin.asks().delete("/api/v1/groups/" + id).then().statusCode(200);
        admin.asks().get("/api/v1/users/" + someone.id() + "/groups").then().body("data", empty());
        admin.asks().get("/api/v1/groups/" + id).then().statusCode(404);
    }

    private static void patch(Someone someone, Map<String, ?> change) {
        Someone.admin()
                .asks()
                .body(change)
                .patch("/api/v1/users/" + someone.id())
                .then()
                .statusCode(200);
    }
}
