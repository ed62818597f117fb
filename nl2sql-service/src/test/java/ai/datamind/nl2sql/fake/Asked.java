package ai.datamind.nl2sql.fake;

import ai.datamind.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** A person at the door. */
public record Asked(String email, String role) {
    public static final Asked ADMIN = new Asked("admin@datamind.local", "admin");
    public static final Asked ANALYST = new Asked("analyst@datamind.local", "analyst");
    public static final Asked OTHER = new Asked("other@datamind.local", "analyst");
    public static final Asked VIEWER = new Asked("viewer@datamind.local", "viewer");

    private static final RestAssuredConfig EXACT = RestAssuredConfig.config()
            .jsonConfig(JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL));

    public RequestSpecification request() {
        return RestAssured.given()
                .config(EXACT)
                .header("Authorization", "Bearer " + Tokens.of(email, role))
                .contentType("application/json");
    }

    public ValidatableResponse ask(String question) {
        return request()
                .body(Map.of("question", question))
                .post("/api/v1/sql/ask")
                .then();
    }

    public ValidatableResponse execute(String sql) {
        return request().body(Map.of("sql", sql)).post("/api/v1/sql/execute").then();
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    /** The rows of an answer as lists of comparable values. */
    public static List<List<Object>> rows(ValidatableResponse answer) {
        List<Map<String, Object>> results = answer.extract().path("results");
        return results.stream()
                .map(row -> row.values().stream().map(Warehouse::comparable).toList())
                .toList();
    }
}
