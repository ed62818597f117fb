package ai.datamind.workspace;

import ai.datamind.kit.subject.Role;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wrong with a request: a problem document with a stable code, nothing of our insides. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class BadRequestsTest {

    static Stream<String> cases() throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/bad-requests.jsonl")).stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAProblemDocument(String line) {
        JsonPath bad = JsonPath.from(line);
        Response answer = answerTo(bad);

        assertThat(answer.statusCode()).as(bad.getString("when")).isEqualTo(bad.getInt("status"));
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(bad.getString("code"));
        assertThat(answer.jsonPath().getInt("status_code")).isEqualTo(bad.getInt("status"));
        assertThat(answer.jsonPath().getBoolean("success")).isFalse();
        assertThat(answer.jsonPath().getString("correlation_id")).isEqualTo(answer.header("X-Correlation-ID"));
        assertThat(answer.asString()).doesNotContain("Exception", "ai.datamind", "com.fasterxml", "\tat ");
        if (bad.get("field") != null) {
            assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(bad.getString("field"));
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = "POST /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Tokens.of("ann@datamind.local", "analyst")
                    + "\r\nContent-Length: 11000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(5000);
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private static Response answerTo(JsonPath bad) {
        var request = given();
        if (bad.get("role") != null) {
            request.header(
                    "Authorization", "Bearer " + Tokens.of("ann@datamind.local", Role.of(bad.getString("role"))));
        }
        if (bad.get("token") != null) request.header("Authorization", "Bearer " + token(bad.getString("token")));
        String body = bad.get("repeat") == null
                ? bad.getString("body")
                : "{\"name\":\"" + "x".repeat(bad.getInt("repeat")) + "\"}";
        if (body != null) {
            request.contentType(bad.get("type") == null ? "application/json" : bad.getString("type"));
            request.body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(bad.getString("method"), bad.getString("path"));
    }

    private static String token(String kind) {
        return switch (kind) {
            case "expired" -> Tokens.expired("ann@datamind.local", "analyst");
            case "forged" -> Tokens.forged("ann@datamind.local", "admin");
            default -> "a.b.c";
        };
    }
}
