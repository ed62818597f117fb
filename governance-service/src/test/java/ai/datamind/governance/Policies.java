package ai.datamind.governance;

import ai.datamind.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Policies through the front door. */
public final class Policies {
    private Policies() {}

    public static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("admin@datamind.local", "admin")).contentType(ContentType.JSON);
    }

    public static String create(String body) {
        return admin().body(body)
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void deleteAll() {
        List<String> ids = admin().get("/api/v1/policies?page_size=500")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
        ids.forEach(id -> admin().delete("/api/v1/policies/" + id).then().statusCode(204));
    }

    public static String rowFilter(String name, String table, String predicate, String... roles) {
        return policy(
                name,
                table,
                List.of(),
                new JsonObject().put("type", "row_filter").put("predicate", predicate),
                roles);
    }

    public static String mask(
            String name, String table, String column, String method, Map<String, Object> parameters, String... roles) {
        var effect = new JsonObject()
                .put("type", "column_mask")
                .put("method", method)
                .put("parameters", new JsonObject(parameters));
        return policy(name, table, List.of(column), effect, roles);
    }

    public static String policy(String name, String table, List<String> columns, JsonObject effect, String... roles) {
        return new JsonObject()
                .put("name", name)
                .put("subjects", new JsonObject().put("roles", new JsonArray(List.of(roles))))
                .put(
                        "resource",
                        new JsonObject()
                                .put("warehouse", "sample")
                                .put("schema", "tpch")
                                .put("table", table)
                                .put("columns", new JsonArray(columns)))
                .put("effect", effect)
                .encode();
    }

    /** The same with one member given this raw JSON value. */
    public static String with(String body, String member, String rawValue) {
        JsonObject rest = new JsonObject(body);
        rest.remove(member);
        String others = rest.encode();
        return "{\"" + member + "\":" + rawValue + "," + others.substring(1);
    }
}
