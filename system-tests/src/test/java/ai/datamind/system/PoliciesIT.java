package ai.datamind.system;

import ai.datamind.local.gateway.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample policies, seen through statements written by hand. */
class PoliciesIT {
    private static final String PHONES = "SELECT c_custkey, c_phone FROM tpch.customer ORDER BY c_custkey LIMIT 5";

    private final RunningSuite suite = RunningSuite.get();

    @Test
    void anAnalystSeesTheLastFourDigitsOfEuropeanPhonesOnly() {
        JsonNode masked = rows("analyst", PHONES);
        assertThat(masked.size()).isEqualTo(5);
        masked.forEach(row -> assertThat(row.path("c_phone").asText()).doesNotMatch(".*\\d{3}-\\d{3}-\\d{4}"));
        assertThat(rows("admin", PHONES).path(0).path("c_phone").asText()).matches("\\d\\d-\\d{3}-\\d{3}-\\d{4}");
    }

    @Test
    void aMaskedColumnIsMaskedInWhereAsWell() {
        String known = rows("admin", PHONES).path(0).path("c_phone").asText();
        String probe = "SELECT count(*) AS n FROM tpch.customer WHERE c_phone = '" + known + "'";
        assertThat(rows("admin", probe).path(0).path("n").asInt()).isEqualTo(1);
        assertThat(rows("analyst", probe).path(0).path("n").asInt()).isZero();
    }

    @Test
    void sqlOfAnAnalystCountsWhatSheMaySee() {
        String count = "SELECT count(*) AS n FROM tpch.orders";
        int all = rows("admin", count).path(0).path("n").asInt();
        int european = rows("analyst", count).path(0).path("n").asInt();
        assertThat(all).isEqualTo(15_000);
        assertThat(european).isPositive().isLessThan(all);
    }

    @Test
    void aViewerMayNotRunSql() {
        assertThat(execute("viewer", PHONES).status()).isEqualTo(403);
    }

    @Test
    void aChangedPolicyHoldsForTheNextQuestion() throws Exception {
        String count = "SELECT count(*) AS n FROM tpch.supplier";
        assertThat(rows("analyst", count).path(0).path("n").asInt()).isEqualTo(100);
        Reply made = suite.as("admin")
                .post(
                        "/api/v1/policies",
                        Map.of(
                                "name", "no-suppliers",
                                "subjects", Map.of("roles", new String[] {"analyst"}),
                                "resource", Map.of("warehouse", "sample", "schema", "tpch", "table", "supplier"),
                                "effect", Map.of("type", "table_denial")));
        assertThat(made.ok()).as(made.problem()).isTrue();
        try {
            Eventually.holds(() -> assertThat(execute("analyst", count).ok()).isFalse());
            assertThat(execute("engineer", count).status()).isEqualTo(200);
        } finally {
            suite.as("admin")
                    .send("DELETE", "/api/v1/policies/" + made.body().path("id").asText(), "", "application/json");
        }
    }

    private JsonNode rows(String role, String sql) {
        Reply reply = execute(role, sql);
        assertThat(reply.ok()).as(reply.problem()).isTrue();
        return reply.body().path("results");
    }

    private Reply execute(String role, String sql) {
        return suite.as(role).post("/api/v1/sql/execute", Map.of("sql", sql));
    }
}
