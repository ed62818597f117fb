package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Statements that take too long, and statements nobody waits for any more. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(LongQueryTest.Patient.class)
class LongQueryTest {
    private static final String ENDLESS =
            "select count(*) from tpch.lineitem a, tpch.lineitem b, tpch.orders c where a.l_comment < b.l_comment";

    public static class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("datamind.warehouse.statement-timeout", "8s", "datamind.warehouse.cost-ceiling", "0");
        }
    }

    @Test
    void theTimeOutIs408() {
        ADMIN.execute(ENDLESS).statusCode(408).body("code", equalTo("QUERY_TIMEOUT"));
        ADMIN.get("/api/v1/queries?status=timeout").body("data[0].outcome", equalTo("TIMED_OUT"));
    }

    @Test
    void cancellingReachesTheEngine() throws Exception {
        CompletableFuture<ValidatableResponse> running =
                CompletableFuture.supplyAsync(() -> ADMIN.execute(ENDLESS + " and 57 = 57"));
        int status = 409;
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (status == 409 && System.nanoTime() < deadline) {
            List<String> ids = ADMIN.get("/api/v1/queries?status=running")
                    .extract()
                    .path("data.findAll { it.sql?.contains('57 = 57') }.query_id");
            status = ids.isEmpty()
                    ? 409
                    : ADMIN.request()
                            .post("/api/v1/queries/{id}/cancel", ids.getFirst())
                            .statusCode();
        }
        assertThat(status).isEqualTo(200);
        running.get().statusCode(409).body("code", equalTo("QUERY_CANCELLED"));
        assertThat(
                        Warehouse.rows(
                                "select count(*) from pg_stat_activity where state = 'active' and query like '%lineitem%' and pid <> pg_backend_pid()"))
                .isEqualTo(Warehouse.rows("select 0"));
    }
}
