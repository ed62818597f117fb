package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Decisions: asked for once, forgotten at once, never replaced by "allow". */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class GovernedTest {
    private static final String COUNT = "how many customers are there";
    private static final String TOP = "top 5 nations by revenue in 1995";

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void withoutADecisionNothingRuns() {
        Steering.governance("down");
        new Asked("nobody-knows-me@datamind.local", "analyst")
                .ask(COUNT)
                .statusCode(503)
                .body("code", equalTo("SOURCE_DOWN"))
                .body("detail", containsString("governance"));
    }

    @Test
    void aDecisionThatIsNotUnderstoodIsARefusal() {
        Steering.governance("garbage");
        new Asked("garbled@datamind.local", "analyst")
                .ask(COUNT)
                .statusCode(503)
                .body("source", equalTo("governance"));
    }

    @Test
    void aKeptDecisionServesWhileGovernanceIsAway() {
        Asked person = new Asked("known@datamind.local", "analyst");
        person.ask(COUNT).statusCode(200);
        Steering.governance("down");
        person.ask(COUNT).statusCode(200);
    }

    @Test
    void oneDecisionServesManyQuestions() {
        Asked person = new Asked("frequent@datamind.local", "analyst");
        int before = Steering.evaluations();
        person.ask(COUNT);
        person.ask(COUNT);
        person.ask(COUNT);
        assertThat(Steering.evaluations() - before).isEqualTo(1);
    }

    @Test
    void aChangedPolicyIsInForceAtOnce() throws InterruptedException, ExecutionException {
        Asked person = new Asked("changing@datamind.local", "analyst");
        assertThat(Asked.rows(person.ask(COUNT))).isEqualTo(Warehouse.rows("select count(*) from tpch.customer"));
        Steering.decisions("fake/decisions-after.json");
        announceChange();
        List<List<Object>> expected = Warehouse.rows("select count(*) from tpch.customer where c_nationkey = 7");
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!Asked.rows(person.ask(COUNT)).equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(Asked.rows(person.ask(COUNT))).isEqualTo(expected);
    }

    @Test
    void whatMayBeAskedNextIsFoundOutOnceForEachDecisionAndAsker() throws InterruptedException, ExecutionException {
        Asked person = new Asked("curious@datamind.local", "analyst");
        person.ask(TOP).body("suggestions", hasItem("revenue by region"));
        assertThat(readings(() -> person.ask(TOP))).as("the question alone").isEqualTo(1);
        assertThat(readings(() -> new Asked("curious-too@datamind.local", "analyst").ask(TOP)))
                .isGreaterThan(1);
        Steering.decisions("fake/decisions-after.json");
        announceChange();
        List<List<Object>> changed = Warehouse.rows("select count(*) from tpch.customer where c_nationkey = 7");
        int most = 0;
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (most <= 1 && System.nanoTime() < deadline) {
            most = Math.max(most, readings(() -> person.ask(TOP)));
        }
        assertThat(most).as("under another decision").isGreaterThan(1);
        assertThat(Asked.rows(person.ask(COUNT))).isEqualTo(changed);
    }

    private static int readings(Runnable asking) {
        int before = Steering.interpretations();
        asking.run();
        return Steering.interpretations() - before;
    }

    @Test
    void aForbiddenTableLooksLikeOneThatIsNotThere() {
        Map<String, Object> forbidden = problem("select p_name from tpch.part");
        Map<String, Object> invented = problem("select p_name from tpch.pots");
        assertThat(forbidden.get("code")).isEqualTo("SQL_REJECTED");
        assertThat(forbidden.get("violations").toString().replace("part", "pots"))
                .isEqualTo(invented.get("violations").toString());
        assertThat(stages(forbidden).replace("part", "pots")).isEqualTo(stages(invented));
    }

    @Test
    void aDeniedColumnIsRefused() {
        ANALYST.execute("select c_comment from tpch.customer")
                .statusCode(422)
                .body("violations[0].code", equalTo("COLUMN_DENIED"));
        ADMIN.execute("select c_comment from tpch.customer limit 1").statusCode(200);
    }

    private static String stages(Map<String, Object> problem) {
        return ANALYST
                .get("/api/v1/queries/{id}", problem.get("query_id"))
                .extract()
                .<List<Map<String, Object>>>path("stages")
                .stream()
                .map(stage -> stage.get("stage") + "" + stage.get("passed") + stage.get("output"))
                .toList()
                .toString()
                .replaceAll("sql=[^,}]*", "");
    }

    private static Map<String, Object> problem(String sql) {
        return ANALYST.execute(sql).statusCode(422).extract().path("$");
    }

    private static void announceChange() throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("KAFKA_BOOTSTRAP_SERVERS", String.class));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("datamind.policy.v1", "pol-3", "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
