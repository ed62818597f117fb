package ai.datamind.semantic.note;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.semantic.Requests;
import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What dbt says of tables is told of those that exist for the asker, and of their columns likewise. */
@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class TableNoteTest {
    @Inject
    Pool pool;

    @Inject
    QualityBoard board;

    @BeforeEach
    void described() {
        change("insert into dbt_project (project, name, manifest_version, synced_at, report)"
                + " values ('notes', 'notes', 12, now(), '{}')");
        change("insert into dbt_node (project, unique_id, kind, name, schema_name, relation, depends_on, hash, body)"
                + " values ('notes', 'model.notes.nation', 'model', 'nation', 'tpch', 'nation', '{}', 'h',"
                + " '{\"description\": \"where people live\", \"columns\": [{\"name\": \"n_name\","
                + " \"description\": \"as on maps\"}, {\"name\": \"n_comment\", \"description\": \"remarks\"},"
                + " {\"name\": \"n_nationkey\"}]}')");
        board.show(List.of(new ModelQuality(
                "model.notes.nation",
                "tpch",
                "nation",
                ModelQuality.Status.FAILING,
                2,
                1,
                0,
                1,
                List.of("unique_nation"),
                null,
                Instant.now())));
    }

    @AfterEach
    void forgotten() {
        board.show(List.of());
        change("delete from dbt_project where project = 'notes'");
    }

    @Test
    void descriptionsAndFailuresAreTold() {
        notes(Requests.as("analyst"), "tpch.nation", "tpch.region", "tpch.nation")
                .body("data.table", contains("tpch.nation", "tpch.region"))
                .body("data[0].description", equalTo("where people live"))
                .body("data[0].columns", equalTo(Map.of("n_name", "as on maps", "n_comment", "remarks")))
                .body("data[0].warnings", contains("Data quality: 1 of 2 tests of tpch.nation failed."))
                .body("data[1].description", nullValue())
                .body("data[1].warnings", hasSize(0));
    }

    @Test
    void whatIsHiddenIsNotTold() {
        notes(Requests.seeing("analyst", Requests.without("tpch", "nation")), "tpch.nation", "tpch.region")
                .body("data.table", contains("tpch.region"));
        String column =
                "{\"tables\":[{\"schema\":\"tpch\",\"table\":\"nation\",\"denied\":false,\"denied_columns\":[\"n_comment\"]}]}";
        notes(Requests.seeing("analyst", column), "tpch.nation")
                .body("data[0].columns", equalTo(Map.of("n_name", "as on maps")));
    }

    @Test
    void withoutADecisionNothingIsTold() {
        Requests.seeing("analyst", "none")
                .body(Map.of("tables", List.of("tpch.nation")))
                .post("/api/v1/semantic/table-notes")
                .then()
                .statusCode(503);
        Requests.as("viewer")
                .body(Map.of("tables", List.of("tpch.nation")))
                .post("/api/v1/semantic/table-notes")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse notes(RequestSpecification as, String... tables) {
        return as.body(Map.of("tables", List.of(tables)))
                .post("/api/v1/semantic/table-notes")
                .then()
                .statusCode(200);
    }

    private void change(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
