package ai.datamind.semantic;

import ai.datamind.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Requests as the gateway passes them on, by role. */
public final class Requests {

    private Requests() {}

    public static RequestSpecification as(String role) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of(role + "@datamind.local", role))
                .contentType("application/json");
    }

    /**
     * Of somebody who may see only so much.
     *
     * @param decision members of governance's answer that differ from "everything", as JSON; {@code none}: governance is away
     */
    public static RequestSpecification seeing(String role, String decision) {
        String token = Tokens.of(role + "@datamind.local", role, Set.of(), Map.of("decision", decision));
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    /** The decision that hides one table. */
    public static String without(String schema, String table) {
        return "{\"tables\":[{\"schema\":\"%s\",\"table\":\"%s\",\"denied\":true}]}".formatted(schema, table);
    }

    public static RequestSpecification yaml(String role) {
        var asText = EncoderConfig.encoderConfig()
                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                .defaultContentCharset(StandardCharsets.UTF_8);
        return as(role).config(RestAssuredConfig.config().encoderConfig(asText)).contentType("application/yaml");
    }

    /** A file beside the tests. */
    public static String file(String name) {
        try (InputStream in = Requests.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
