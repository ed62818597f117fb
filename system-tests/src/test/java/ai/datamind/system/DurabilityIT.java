package ai.datamind.system;

import ai.datamind.local.gateway.Reply;
import ai.datamind.local.instance.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was answered stays accounted for, whichever process dies at whatever moment. */
@TestMethodOrder(OrderAnnotation.class)
class DurabilityIT {
    private static final int QUESTIONS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final RunningSuite suite = RunningSuite.get();

    @ParameterizedTest
    @EnumSource(Service.class)
    @Order(1)
    void killingAServiceLosesNoAuditEntryAndNoUsageEventOfAcknowledgedAnswers(Service service) throws Exception {
        long before = settled();
        List<Reply> answers = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            answers.add(answered());
        }
        suite.suite().kill(service);
        Eventually.holds(() -> assertThat(suite.instance().running()).isPresent());
        suite.suite().awaitReady(service);
        for (Reply answer : answers) {
            String correlation = answer.body().path("correlation_id").asText();
            Eventually.holds(() -> assertThat(audited(correlation)).contains("query.executed"));
        }
        Eventually.holds(() -> assertThat(answersInUsage()).isEqualTo(before + QUESTIONS));
        assertThat(Eventually.succeeds(this::answered).status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(answersInUsage()).isEqualTo(before + QUESTIONS + 1));
    }

    @Test
    @Order(2)
    void theAuditChainIsWholeAfterwards() {
        Reply verification = suite.as("admin").get("/api/v1/security/audit-log/verify");
        assertThat(verification.status()).isEqualTo(200);
        assertThat(verification
                        .body()
                        .path("intact")
                        .asBoolean(verification.body().path("valid").asBoolean()))
                .as(verification.body().toPrettyString())
                .isTrue();
    }

    private Reply answered() {
        Reply reply = suite.ask("analyst", "how many customers");
        assertThat(reply.ok()).as(reply.problem()).isTrue();
        return reply;
    }

    private List<String> audited(String correlation) {
        Reply log = suite.as("admin").get("/api/v1/security/audit-log?correlation_id=" + correlation);
        assertThat(log.ok()).as(log.problem()).isTrue();
        List<String> actions = new ArrayList<>();
        log.body()
                .path("data")
                .forEach(entry -> actions.add(entry.path("action").asText()));
        return actions;
    }

    /** What the tests before this one asked is still arriving. */
    private long settled() throws Exception {
        long last = answersInUsage();
        while (true) {
            Thread.sleep(SETTLING);
            long now = answersInUsage();
            if (now == last) {
                return now;
            }
            last = now;
        }
    }

    private long answersInUsage() throws Exception {
        JsonNode summary = Eventually.succeeds(() -> {
            Reply reply = suite.as("admin").get("/api/v1/usage/summary?days=1");
            assertThat(reply.ok()).as(reply.problem()).isTrue();
            return reply.body();
        });
        return summary.path("answered").asLong();
    }
}
