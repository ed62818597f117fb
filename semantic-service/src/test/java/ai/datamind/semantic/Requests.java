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

/** Requests as the gateway passes them on, by role. */
public final class Requests {

    private Requests() {}

    public static RequestSpecification as(String role) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of(role + "@datamind.local", role))
                .contentType("application/json");
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
