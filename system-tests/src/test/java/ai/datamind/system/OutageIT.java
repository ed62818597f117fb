package ai.datamind.system;

import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.instance.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One service down: 503 naming it where it is needed, and the rest goes on. */
class OutageIT {
    private final RunningSuite suite = RunningSuite.get();

    @ParameterizedTest(name = "{0} down")
    @CsvSource({
        "SEMANTIC, /api/v1/models/, /api/v1/projects",
        "GOVERNANCE, /api/v1/policies, /api/v1/projects",
        "WORKSPACE, /api/v1/projects, /api/v1/policies",
        "USAGE, /api/v1/usage/summary?days=1, /api/v1/projects",
        "NL2SQL, /api/v1/queries, /api/v1/usage/summary?days=1"
    })
    void theMissingServiceIsNamedAndTheOthersAnswer(Service down, String its, String anothers) {
        GatewayClient admin = suite.as("admin");
        suite.suite().stop(down);
        try {
            Reply missing = admin.get(its);
            assertThat(missing.status()).as(missing.body().toPrettyString()).isEqualTo(503);
            assertThat(missing.body().toString()).contains(down.label());
            assertThat(admin.get(anothers).status()).isEqualTo(200);
        } finally {
            suite.suite().start(down);
            suite.suite().awaitReady(down);
        }
    }

    @Test
    void withoutGovernanceAQuestionIsRefusedNeverAnsweredUnfiltered() {
        GatewayClient engineer = suite.as("engineer");
        suite.suite().stop(Service.GOVERNANCE);
        suite.suite().kill(Service.NL2SQL);
        try {
            suite.suite().awaitReady(Service.NL2SQL);
            Reply reply = engineer.post("/api/v1/sql/ask", Map.of("question", "how many customers"));
            assertThat(reply.status()).as(reply.body().toPrettyString()).isEqualTo(503);
            assertThat(reply.body().toString()).contains("governance");
        } finally {
            suite.suite().start(Service.GOVERNANCE);
            suite.suite().awaitReady(Service.GOVERNANCE);
        }
    }
}
