package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Stored;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.event.Broker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** Texts are found by words and by meaning, told to language models, and hidden with the tables they are about. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(KnowledgeTest.WithVectors.class)
class KnowledgeTest {
    public static class WithVectors implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "datamind.llm.chain", "openai",
                    "datamind.vector.embedding.kind", "openai",
                    "datamind.vector.embedding.base-url", "${OPENAI_BASE_URL}");
        }
    }

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void aTextIsWrittenFoundChangedAndForgotten() {
        String id = written(ADMIN, "term", "gross margin", "What is left of turnover after the cost of goods.")
                .statusCode(201)
                .body("knowledge_id", startsWith("know-"))
                .extract()
                .path("knowledge_id");
        search(ANALYST, "gross margin").body("data.id", hasItem(id));
        ADMIN.request()
                .body(body("term", "net margin", "Something else."))
                .put("/api/v1/knowledge/{id}", id)
                .then()
                .statusCode(200)
                .body("title", equalTo("net margin"));
        ADMIN.get("/api/v1/knowledge?kind=term").body("data.title", hasItem("net margin"));
        ADMIN.request().delete("/api/v1/knowledge/{id}", id).then().statusCode(204);
        search(ANALYST, "net margin").body("data.id", not(hasItem(id)));
        ADMIN.get("/api/v1/knowledge/{id}", id).statusCode(404);
    }

    @Test
    void aTextAboutAHiddenTableDoesNotExist() {
        String declared = written(ADMIN, "documentation", "catalogue", "Our zebra list.", "tpch.part")
                .extract()
                .path("knowledge_id");
        String mentioned = written(ADMIN, "ddl", "zebra ddl", "create table tpch.part (p_partkey int)")
                .extract()
                .path("knowledge_id");
        String column = written(ADMIN, "documentation", "zebra remarks", "They stand in c_comment of the customer.")
                .extract()
                .path("knowledge_id");
        String open = written(ADMIN, "documentation", "zebra orders", "Orders are zebra striped.", "tpch.orders")
                .extract()
                .path("knowledge_id");
        search(ADMIN, "zebra").body("data.id", hasItem(declared)).body("data.id", hasItem(mentioned));
        search(ANALYST, "zebra")
                .body("data.id", hasItem(open))
                .body("data.id", not(hasItem(declared)))
                .body("data.id", not(hasItem(mentioned)))
                .body("data.id", not(hasItem(column)));
        ANALYST.ask("zebra of what only a language model understands");
        assertThat(Steering.llmPrompt())
                .contains("zebra striped")
                .doesNotContain("zebra list")
                .doesNotContain("zebra ddl")
                .doesNotContain("c_comment");
        ADMIN.ask("zebra of what only a language model understands");
        assertThat(Steering.llmPrompt()).contains("zebra list");
        for (String id : List.of(declared, mentioned, column, open)) {
            ADMIN.request().delete("/api/v1/knowledge/{id}", id).then().statusCode(204);
        }
    }

    @Test
    void whatDbtDescribesIsToldToTheModelAsFarAsTheAskerMaySeeIt() {
        ADMIN.ask("trades as only a language model understands them");
        assertThat(Steering.llmPrompt())
                .contains(
                        "who buys from us",
                        "the trade they are in",
                        "what the clerk thinks",
                        "apart from the part list");
        ANALYST.ask("trades as only a language model understands them");
        assertThat(Steering.llmPrompt())
                .contains("who buys from us", "the trade they are in", "as on maps")
                .doesNotContain("what the clerk thinks")
                .doesNotContain("apart from the part list");
    }

    @Test
    void anExampleLosesItsValuesForWhomNotAllOfThemAreShown() {
        imported(ADMIN, """
                -- question: how many quaggas are of the Building trade
                select count(*) as quaggas from tpch.customer where c_mktsegment = 'BUILDING';
                -- question: how many quaggas live in France
                select count(*) as quaggas from tpch.nation where n_name = 'FRANCE';
                """).statusCode(200).body("imported", equalTo(2));
        search(ADMIN, "quaggas").body("data.body", hasItem(containsString("'BUILDING'")));
        search(ANALYST, "quaggas")
                .body("data.body", hasItem("select count(*) as quaggas from tpch.customer where c_mktsegment = ?"))
                .body("data.title", hasItem("how many quaggas are of the … trade"))
                .body("data.body", hasItem(containsString("'FRANCE'")));
        ANALYST.ask("number of quaggas as only a language model understands it");
        assertThat(Steering.llmPrompt()).contains("c_mktsegment = ?", "FRANCE").doesNotContain("BUILDING");
        ADMIN.ask("number of quaggas as only a language model understands it");
        assertThat(Steering.llmPrompt()).contains("BUILDING");
        for (String id :
                search(ADMIN, "quaggas").extract().<List<String>>path("data.findAll { it.title =~ /quaggas/ }.id")) {
            ADMIN.request()
                    .delete("/api/v1/admin/training-data/{id}", id)
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void whatModelsTookIsToldWithTheEndOfTheQuestion() {
        String id = ADMIN.ask("tokens as only a language model understands them " + UUID.randomUUID())
                .extract()
                .path("query_id");
        within(Duration.ofSeconds(10), () -> purposes(id).containsAll(List.of("embed", "generate")));
    }

    private static List<String> purposes(String queryId) {
        return Broker.read("datamind.usage.v1").stream()
                .map(ConsumerRecord::value)
                .filter(value -> value.contains(queryId))
                .map(value -> new JsonObject(value).getString("purpose"))
                .toList();
    }

    @Test
    void tablesAndKindsAreChecked() {
        written(ADMIN, "term", "x", "y", "tpch.wizards").statusCode(422).body("errors.field", hasItem("tables"));
        written(ADMIN, "poem", "x", "y").statusCode(422).body("errors.field", hasItem("kind"));
        written(ANALYST, "term", "x", "y").statusCode(403);
        ANALYST.get("/api/v1/knowledge").statusCode(403);
        search(ANALYST, " ").statusCode(422);
    }

    @Test
    void aTextIsFoundByItsMeaningAndStillByItsWordsWhenTheModelIsAway() {
        String id = written(ADMIN, "documentation", "attrition", "Clients that left us for good.")
                .extract()
                .path("knowledge_id");
        within(
                Duration.ofSeconds(10),
                () -> ids(search(ANALYST, "do people churn")).contains(id));
        Steering.embedding("down");
        search(ANALYST, "attrition " + UUID.randomUUID()).statusCode(200).body("data.id", hasItem(id));
        assertThat(ids(search(ANALYST, "who might churn soon"))).doesNotContain(id);
        ADMIN.request().delete("/api/v1/knowledge/{id}", id).then().statusCode(204);
    }

    @Test
    void whatAnotherReplicaLearntIsKnownHereWithinTwoSeconds() {
        String id = "know-" + UUID.randomUUID();
        Stored.change("insert into nl2sql.knowledge (knowledge_id, kind, title, body, created_by) values ('" + id
                + "', 'term', 'quokka rate', 'told elsewhere', 'somebody')");
        changed();
        within(Duration.ofSeconds(2), () -> ids(search(ANALYST, "quokka rate")).contains(id));
        ADMIN.request().delete("/api/v1/knowledge/{id}", id).then().statusCode(204);
    }

    @Test
    void aFileOfExamplesIsTakenCheckedAndShownToTheModel() {
        String file = """
                -- made by somebody
                -- question: how many okapis are there
                -- counted by hand
                select count(*) as okapis from tpch.nation;
                -- question: drop the okapis
                drop table tpch.nation;
                -- question: two okapis
                select 1; select 2;
                """;
        imported(ADMIN, file)
                .statusCode(200)
                .body("imported", equalTo(1))
                .body("rejected.question", equalTo(List.of("drop the okapis", "two okapis")));
        imported(ADMIN, file).body("imported", equalTo(1));
        search(ANALYST, "okapis").body("data.findAll { it.kind == 'pair' }", hasSize(1));
        ADMIN.ask("number of okapis as only a language model understands it");
        assertThat(Steering.llmPrompt()).contains("count(*) as okapis");
        ADMIN.ask("how many okapis are there").body("provider", equalTo("openai"));
        imported(ADMIN, "select 1").statusCode(422);
        imported(ADMIN, "-- question: long\nselect '" + "x".repeat(300_000) + "'")
                .statusCode(422);
        imported(ANALYST, file).statusCode(403);
    }

    private static ValidatableResponse written(Asked by, String kind, String title, String body, String... tables) {
        return by.request()
                .body(body(kind, title, body, tables))
                .post("/api/v1/knowledge")
                .then();
    }

    private static Map<String, Object> body(String kind, String title, String body, String... tables) {
        Map<String, Object> piece = new HashMap<>(Map.of("kind", kind, "title", title, "body", body));
        if (tables.length > 0) piece.put("tables", tables);
        return piece;
    }

    private static ValidatableResponse search(Asked by, String words) {
        return by.request()
                .queryParam("q", words)
                .get("/api/v1/knowledge/search")
                .then();
    }

    private static List<String> ids(ValidatableResponse found) {
        return found.statusCode(200).extract().path("data.id");
    }

    private static ValidatableResponse imported(Asked by, String file) {
        return by.request()
                .contentType("text/plain")
                .body(file)
                .queryParam("name", "okapi.sql")
                .post("/api/v1/knowledge/import")
                .then();
    }

    /** What the relay of the other replica would publish. */
    private static void changed() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("datamind.training.v1", "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException unsent) {
            throw new IllegalStateException(unsent);
        }
    }

    private static void within(Duration patience, BooleanSupplier happened) {
        Instant end = Instant.now().plus(patience);
        while (!happened.getAsBoolean()) {
            assertThat(Instant.now()).as("within " + patience).isBefore(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
