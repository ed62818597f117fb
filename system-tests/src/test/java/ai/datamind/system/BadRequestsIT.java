package ai.datamind.system;

import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every wrong request gets a problem document with a stable code, and nothing of the inside. */
class BadRequestsIT {
    private final RunningSuite suite = RunningSuite.get();

    @TestFactory
    Stream<DynamicTest> wrongRequestsAreProblems() {
        return Cases.in("bad-requests.yaml").stream()
                .map(row -> dynamicTest(row.path("name").asText(), () -> isAProblem(row)));
    }

    private void isAProblem(JsonNode row) {
        Reply reply = as(row.path("as").asText("nobody"))
                .send(
                        row.path("method").asText("POST"),
                        row.path("path").asText(),
                        body(row),
                        row.path("content_type").asText("application/json"));
        JsonNode problem = reply.body();
        assertThat(reply.status())
                .as(problem.toPrettyString())
                .isEqualTo(row.path("status").asInt());
        assertThat(problem.path("code").asText())
                .as(problem.toPrettyString())
                .isEqualTo(row.path("code").asText());
        assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
        assertThat(problem.path("success").asBoolean(true)).isFalse();
        assertThat(problem.path("correlation_id").asText())
                .isEqualTo(reply.headers().firstValue("X-Correlation-ID").orElse("absent"));
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.toString())
                .doesNotContain("Exception", "ai.datamind", "io.quarkus", "org.postgresql", "\tat ");
        row.path("says").forEach(text -> assertThat(problem.toString()).contains(text.asText()));
    }

    private static String body(JsonNode row) {
        if (row.has("body_bytes")) {
            return "{\"question\":\"" + "x".repeat(row.path("body_bytes").asInt()) + "\"}";
        }
        return row.path("body").asText("");
    }

    private GatewayClient as(String who) {
        return switch (who) {
            case "nobody" -> suite.nobody();
            case "forger" -> suite.nobody().as(forged());
            case "nonsense" -> suite.nobody().as("not.a.token");
            default -> suite.as(who);
        };
    }

    /** A token of the viewer in which the claims were changed to the administrator's, under the old signature. */
    private String forged() {
        Sessions sessions = new Sessions(suite.instance());
        String[] viewer = token(sessions, "viewer").split("\\.");
        String[] admin = token(sessions, "admin").split("\\.");
        return viewer[0] + "." + admin[1] + "." + viewer[2];
    }

    private static String token(Sessions sessions, String role) {
        String email = sessions.email(role);
        return sessions.login(email, sessions.initialPassword(email));
    }
}
