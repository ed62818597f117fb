package ai.datamind.semantic.interpret;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.semantic.Requests;
import ai.datamind.semantic.dbt.artifact.SourceFreshness.Freshness;
import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** What dbt's tests found wrong with a table is said of every reading that reads it. */
@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class QualityWarningTest {

    private static final String MODEL = """
            name: quality_warning
            semantic_models:
              - name: storks
                relation: tpch.nation
                entities: [{name: stork, type: primary, expr: n_nationkey}]
                dimensions: [{name: stork_label, expr: n_name}]
                measures: [{name: stork_count, agg: count, expr: "1"}]
            """;

    @Inject
    QualityBoard board;

    @BeforeEach
    void publish() {
        Requests.yaml("engineer").body(MODEL).post("/api/v1/models").then().statusCode(201);
    }

    @AfterEach
    void remove() {
        board.show(List.of());
        Requests.as("engineer").delete("/api/v1/models/quality_warning").then().statusCode(204);
    }

    private void show(ModelQuality.Status status, List<String> failing, Freshness freshness) {
        board.show(List.of(new ModelQuality(
                "model.x.nation",
                "tpch",
                "nation",
                status,
                2,
                2 - failing.size(),
                0,
                failing.size(),
                failing,
                freshness,
                Instant.now())));
    }

    private static ValidatableResponse asked() {
        return Requests.as("analyst")
                .body(Map.of("question", "how many storks are there?"))
                .post("/api/v1/semantic/interpret")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("READY"));
    }

    @Test
    void a_failed_test_is_a_warning_of_the_reading() {
        show(ModelQuality.Status.FAILING, List.of("unique_nation"), null);

        asked().body("readings[0].warnings", hasItem("Data quality: 1 of 2 tests of tpch.nation failed."));
    }

    @Test
    void the_health_of_the_service_tells_it_and_stays_up() {
        show(ModelQuality.Status.FAILING, List.of("unique_nation"), null);

        String dbt = "checks.find { it.name == 'dbt' }.";
        Requests.as("viewer")
                .get("/health/ready")
                .then()
                .statusCode(200)
                .body(dbt + "status", equalTo("UP"))
                .body(dbt + "data.status", equalTo("degraded"))
                .body(dbt + "data.failing", equalTo(1));
    }

    @Test
    void a_stale_source_is_a_warning_of_the_reading() {
        show(ModelQuality.Status.WARNING, List.of(), Freshness.STALE);

        asked().body(
                        "readings[0].warnings",
                        hasItem("Data quality: tpch.nation has not been loaded as recently as agreed."));
    }

    @Test
    void what_passes_is_not_warned_of() {
        show(ModelQuality.Status.PASSING, List.of(), Freshness.FRESH);

        asked().body("readings[0].warnings", everyItem(not(startsWith("Data quality"))));
    }
}
