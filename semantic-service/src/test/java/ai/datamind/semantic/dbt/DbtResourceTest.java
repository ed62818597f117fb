package ai.datamind.semantic.dbt;

import ai.datamind.kit.subject.Role;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.dbt.run.DbtConfig;
import ai.datamind.semantic.dbt.run.FakeDbt;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.EventContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
@QuarkusTestResource(value = DbtResourceTest.WithDbt.class, restrictToAnnotatedClass = true)
class DbtResourceTest {

    private static final String PATH = "/api/v1/admin/dbt";

    @Inject
    QualityBoard board;

    /** A project folder and an executable of this test's own, gone with it. */
    public static final class WithDbt implements QuarkusTestResourceLifecycleManager {

        private Path folder;

        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory("dbt");
                FakeDbt dbt = FakeDbt.in(folder, "");
                return Map.of(
                        "datamind.dbt.project-path",
                        dbt.root().toString(),
                        "datamind.dbt.executable",
                        dbt.executable().toString(),
                        "datamind.dbt.time-limit",
                        "PT8S",
                        "datamind.dbt.largest-artifact",
                        "1000000");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    DbtConfig config;

    @BeforeEach
    void whole() throws IOException {
        project("");
        eventually(() -> admin().get(PATH + "/jobs").then().body("data.status", not(hasItem("running"))));
    }

    @Test
    void aTestRunIsAJobWhoseResultsReachTheAnswers() throws IOException {
        project("broken");
        String job = start("test", "{\"select\":[\"orders\"]}");
        ended(job)
                .body("status", equalTo("failed"))
                .body("exit_code", equalTo(1))
                .body("arguments.select", contains("orders"));
        eventually(() -> engineer()
                .get(PATH + "/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("degraded"))
                .body("installed", equalTo(true))
                .body("tests_passed", equalTo(false))
                .body("concerns.failing.flatten()", hasItem("unique_orders")));
        assertThat(board.warnings(List.of(new Relation("marts", "orders"))))
                .containsExactly("Data quality: 1 of 1 tests of marts.orders failed.");
        project("");
        ended(start("test", "{}")).body("status", equalTo("succeeded"));
        eventually(() -> assertThat(board.warnings(List.of(new Relation("marts", "orders"))))
                .isEmpty());
    }

    @Test
    void aRunAndItsSyncAreHeardOfAndKeepTheContract() {
        String job = start("test", "{}");
        ended(job).body("status", equalTo("succeeded"));

        eventually(() -> assertThat(audited())
                .anySatisfy(entry ->
                        assertThat(entry).contains("\"dbt.test_started\"", job, Tokens.userId("admin@datamind.local")))
                .anySatisfy(entry -> assertThat(entry).contains("\"dbt.test_ended\"", job, "\"succeeded\""))
                .anySatisfy(entry -> assertThat(entry).contains("\"dbt.synced\"", "\"dbt:default\"")));
        audited()
                .forEach(entry -> assertThat(EventContract.problems("ai.datamind.audit.recorded.v1", entry))
                        .isEmpty());
        eventually(() -> assertThat(of("datamind.semantic.v1", "ai.datamind.dbt.synced.v1"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(EventContract.problems("ai.datamind.dbt.synced.v1", event))
                        .isEmpty()));
    }

    private static List<String> audited() {
        return of("datamind.audit.v1", "ai.datamind.audit.recorded.v1").stream()
                .filter(entry -> entry.contains("\"dbt."))
                .toList();
    }

    private static List<String> of(String topic, String type) {
        return Broker.read(topic).stream()
                .filter(event -> type.equals(
                        new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Test
    void theLogIsStreamedLineByLineToItsEnd() throws IOException {
        project("chatty");
        String job = start("run", "{}");
        String log = admin().accept("text/event-stream")
                .get(PATH + "/jobs/" + job + "/log")
                .asString();
        assertThat(log.lines().filter(l -> l.startsWith("data:")).toList())
                .hasSize(3_002)
                .last()
                .asString()
                .contains("Done.");
    }

    @Test
    void oneAtATimePerProjectAndTooLongIsEnded() throws IOException {
        project("slow");
        String job = start("run", "{}");
        admin().body("{}").post(PATH + "/test").then().statusCode(409).body("code", equalTo("DBT_BUSY"));
        ended(job).body("status", equalTo("timed_out"));
        String next = start("run", "{}");
        admin().post(PATH + "/jobs/" + next + "/cancel").then().statusCode(200);
        ended(next).body("status", equalTo("cancelled"));
    }

    @Test
    void aSyncSaysWhatChanged() throws IOException {
        copy("newest_spec.json");
        admin().body("{}")
                .post(PATH + "/sync")
                .then()
                .statusCode(200)
                .body("manifest_version", equalTo(12))
                .body("nodes.model", equalTo(2))
                .body("documents.name", hasItem("shop"))
                .body("skipped.element", hasItem("metric.shop.orphan"));
        admin().body("{}")
                .post(PATH + "/sync")
                .then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("changed", equalTo(0))
                .body("removed", equalTo(0));
        engineer().get("/api/v1/models/shop").then().statusCode(200).body("tags", hasItem("dbt"));
        engineer().get(PATH + "/status").then().body("syncs", hasSize(1)).body("syncs[0].project", equalTo("default"));
    }

    @Test
    void aManifestCutInHalfChangesNothing() throws IOException {
        copy("newest_spec.json");
        admin().body("{}").post(PATH + "/sync").then().statusCode(200);
        Path manifest = config.projectPath().resolve("target/manifest.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.substring(0, whole.length() / 2));
        admin().body("{}")
                .post(PATH + "/sync")
                .then()
                .statusCode(422)
                .body("code", equalTo("DBT_ARTIFACT_INVALID"))
                .body("artifact", equalTo("manifest.json"))
                .body("detail", containsString("cut off"));
        Files.writeString(manifest, whole);
        admin().body("{}").post(PATH + "/sync").then().statusCode(200).body("changed", equalTo(0));
    }

    @Test
    void badRequestsAreRefusedByName() {
        admin().body("{\"select\":[\"--help\"]}").post(PATH + "/run").then().statusCode(422);
        admin().body("{\"project\":\"../..\"}").post(PATH + "/sync").then().statusCode(422);
        admin().body("{\"project\":\"absent\"}").post(PATH + "/sync").then().statusCode(404);
        admin().body("{\"surprise\":1}").post(PATH + "/run").then().statusCode(422);
        admin().body("{").post(PATH + "/run").then().statusCode(400);
        admin().get(PATH + "/jobs/dbt-0").then().statusCode(404);
        engineer().body("{}").post(PATH + "/run").then().statusCode(403);
        RestAssured.given().get(PATH + "/status").then().statusCode(401);
        admin().get(PATH + "/jobs?page_size=1").then().statusCode(200).body("pagination.page_size", equalTo(1));
    }

    @Test
    void jobsCanBeLookedThrough() {
        String job = start("docs", null);
        ended(job).body("command", equalTo("docs")).body("finished_at", not(nullValue()));
        admin().get(PATH + "/jobs").then().body("pagination.total", greaterThan(0));
    }

    private void project(String traits) throws IOException {
        Files.writeString(config.projectPath().resolve("dbt_project.yml"), "name: shop # " + traits);
    }

    private void copy(String artifact) throws IOException {
        Path target = Files.createDirectories(config.projectPath().resolve("target"));
        try (var in = DbtResourceTest.class.getResourceAsStream("/dbt/" + artifact)) {
            Files.copy(in, target.resolve("manifest.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(target.resolve("run_results.json"));
    }

    private static String start(String command, String body) {
        RequestSpecification request = admin();
        if (body != null) {
            request.body(body);
        }
        return request.post(PATH + "/" + command)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static ValidatableResponse ended(String job) {
        eventually(() -> admin().get(PATH + "/jobs/" + job).then().body("status", not(equalTo("running"))));
        return admin().get(PATH + "/jobs/" + job).then();
    }

    private static void eventually(Runnable expectation) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (true) {
            try {
                expectation.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification admin() {
        return as("admin@datamind.local", Role.ADMIN);
    }

    private static RequestSpecification engineer() {
        return as("engineer@datamind.local", Role.ENGINEER);
    }

    private static RequestSpecification as(String email, Role role) {
        return RestAssured.given().auth().oauth2(Tokens.of(email, role)).contentType("application/json");
    }
}
