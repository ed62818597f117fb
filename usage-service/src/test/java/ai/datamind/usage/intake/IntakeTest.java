package ai.datamind.usage.intake;

import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.Broker.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.usage.Figures.as;
import static ai.datamind.usage.Figures.await;
import static ai.datamind.usage.Figures.summary;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class IntakeTest {
    private static final String QUESTIONS = "datamind.question.v1";
    private static final String QUERIES = "datamind.query.v1";
    private static final String USAGE = "datamind.usage.v1";
    private static final String WORKSPACE = "datamind.workspace.v1";

    @Inject
    Pool pool;

    private final String email = UUID.randomUUID() + "@datamind.local";
    private final String user = Tokens.userId(email);

    @Test
    void questions_queries_and_tokens_become_figures() {
        Broker.send(
                event(QUESTIONS, "question.asked.v1", "{\"query_id\":\"q\",\"user_id\":\"%s\"}"),
                event(
                        QUESTIONS,
                        "question.answered.v1",
                        "{\"query_id\":\"q\",\"user_id\":\"%s\",\"outcome\":\"ANSWERED\",\"ms\":120}"),
                event(
                        QUESTIONS,
                        "question.refused.v1",
                        "{\"query_id\":\"r\",\"user_id\":\"%s\",\"outcome\":\"NOT_ALLOWED\",\"ms\":20}"),
                event(
                        QUERIES,
                        "query.executed.v1",
                        "{\"user_id\":\"%s\",\"sql_hash\":\"h-%s\",\"rows\":5,\"ms\":40,\"cache_hit\":true}"),
                event(QUERIES, "query.failed.v1", "{\"user_id\":\"%s\",\"sql_hash\":\"h-%s\",\"rows\":0,\"ms\":60}"),
                event(
                        USAGE,
                        "usage.llm_tokens.v1",
                        "{\"user_id\":\"%s\",\"provider\":\"openai\",\"model\":\"m-%s\",\"purpose\":\"generate\","
                                + "\"input_tokens\":1000,\"output_tokens\":50,\"cost\":0.0125}"),
                event(
                        WORKSPACE,
                        "workspace.dashboard.published.v1",
                        "{\"user_id\":\"%s\",\"dashboard_id\":\"dsh-%s\"}"));

        await(() -> summary(email).getJsonObject("llm").getInteger("calls") == 1
                && summary(email).getInteger("executions") == 1
                && summary(email).getInteger("refused") == 1);

        JsonObject summary = summary(email);
        assertThat(summary.getInteger("questions")).isEqualTo(1);
        assertThat(summary.getInteger("answered")).isEqualTo(1);
        assertThat(summary.getInteger("average_question_ms")).isEqualTo(70);
        assertThat(summary.getInteger("failed_executions")).isEqualTo(1);
        assertThat(summary.getInteger("rows")).isEqualTo(5);
        assertThat(summary.getInteger("cache_hits")).isEqualTo(1);
        assertThat(summary.getInteger("active_users")).isEqualTo(1);
        assertThat(summary.getJsonObject("outcomes").encode()).isEqualTo("{\"ANSWERED\":1,\"NOT_ALLOWED\":1}");
        assertThat(summary.getJsonObject("llm").encode())
                .isEqualTo("{\"calls\":1,\"input_tokens\":1000,\"output_tokens\":50,\"cost\":0.0125}");
        as(email, "viewer")
                .get("/api/v1/usage/queries")
                .then()
                .statusCode(200)
                .body("data[0].sql_hash", equalTo("h-" + user))
                .body("data[0].executions", equalTo(1))
                .body("data[0].slowest_ms", equalTo(60))
                .body("data[0].average_ms", equalTo(50));
        as(email, "viewer")
                .get("/api/v1/usage/llm-tokens")
                .then()
                .statusCode(200)
                .body("data[0].model", equalTo("m-" + user))
                .body("pagination.total", equalTo(1));
        await(() -> as(email, "viewer").get("/api/v1/usage/dashboards").<Integer>path("pagination.total") == 1);
        as(email, "viewer")
                .get("/api/v1/usage/users")
                .then()
                .statusCode(200)
                .body("data.user_id", equalTo(List.of(user)))
                .body("data[0].questions", equalTo(1));
        as("admin@datamind.local", "admin")
                .get("/api/v1/usage/queries?page_size=500")
                .then()
                .body("data.sql_hash", hasItem("h-" + user));
    }

    @Test
    void redelivered_shuffled_and_repeated_events_change_no_figure() {
        Random random = new Random(7);
        List<Event> once = new ArrayList<>();
        int tokens = 0;
        for (int n = 0; n < 60; n++) {
            int input = random.nextInt(1000);
            tokens += input;
            once.add(event(
                    USAGE,
                    "usage.llm_tokens.v1",
                    "{\"user_id\":\"%s\",\"provider\":\"p\",\"model\":\"m\",\"input_tokens\":" + input
                            + ",\"output_tokens\":1}"));
        }
        List<Event> delivered = new ArrayList<>(once);
        delivered.addAll(once.subList(0, 40));
        delivered.addAll(once.subList(20, 60));
        Collections.shuffle(delivered, random);
        Event last = event(
                USAGE,
                "usage.llm_tokens.v1",
                "{\"user_id\":\"%s\",\"provider\":\"p\",\"model\":\"last\",\"input_tokens\":0,\"output_tokens\":0}");
        delivered.add(last);
        Broker.send(delivered);

        await(() -> summary(email).getJsonObject("llm").getInteger("calls") >= 61);

        assertThat(summary(email).getJsonObject("llm").getInteger("calls")).isEqualTo(61);
        assertThat(summary(email).getJsonObject("llm").getInteger("input_tokens"))
                .isEqualTo(tokens);
        assertThat(summary(email).getJsonObject("llm").getInteger("output_tokens"))
                .isEqualTo(60);
        // The events as they were kept say the same: the figures could be made again from them.
        var kept = pool.query("select sum((payload->>'input_tokens')::int)::int from usage_event where user_id = '"
                        + user + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
        assertThat(kept).isEqualTo(tokens);
    }

    @Test
    void an_event_counts_for_the_day_it_happened_on() {
        String yesterday =
                java.time.Instant.now().minus(java.time.Duration.ofDays(1)).toString();
        Broker.send(new Event(
                QUESTIONS,
                UUID.randomUUID().toString(),
                "/datamind/test",
                "ai.datamind.question.asked.v1",
                yesterday,
                "{\"user_id\":\"" + user + "\"}"));
        await(() -> summary(email).getInteger("questions") == 1);

        assertThat(summary(email).getJsonArray("by_day").getJsonObject(0).getString("day"))
                .isEqualTo(yesterday.substring(0, 10));
        as(email, "viewer").get("/api/v1/usage/summary?days=1").then().body("questions", equalTo(0));
        as(email, "viewer").get("/api/v1/usage/summary?days=2").then().body("questions", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json at all",
                "{\"user_id\":\"u\"}",
                "{\"user_id\":\"u\",\"outcome\":\"X\",\"ms\":-1}",
                "{\"user_id\":\"u\",\"outcome\":\"X\",\"ms\":\"long\"}"
            })
    void a_poison_event_goes_to_the_dead_letters_and_holds_up_nothing(String payload) {
        Event poison = new Event(QUESTIONS, "ai.datamind.question.answered.v1", payload);
        Broker.send(poison, event(QUESTIONS, "question.asked.v1", "{\"user_id\":\"%s\"}"));

        await(() -> summary(email).getInteger("questions") == 1);
        assertThat(Broker.read(QUESTIONS + ".dlq"))
                .anyMatch(letter -> new String(
                                        letter.headers().lastHeader("ce_id").value(),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .equals(poison.id())
                        && letter.value().equals(payload));
    }

    @Test
    void events_of_unknown_kinds_and_with_unknown_members_are_no_trouble() {
        Broker.send(
                event(QUESTIONS, "question.rethought.v9", "{\"user_id\":\"%s\"}"),
                event(QUESTIONS, "question.asked.v1", "{\"user_id\":\"%s\",\"brand_new\":{\"deep\":[1]}}"));

        await(() -> summary(email).getInteger("questions") == 1);
        assertThat(Broker.read(QUESTIONS + ".dlq"))
                .noneMatch(letter -> letter.value().contains(user));
    }

    @Test
    void a_client_reports_its_own_events_under_its_own_name() {
        as(email, "viewer")
                .body("{\"event\":\"dashboard.viewed\",\"subject\":\"dsh-7\",\"properties\":{\"panel\":3}}")
                .post("/api/v1/usage/events")
                .then()
                .statusCode(202)
                .body("status", equalTo("recorded"))
                .body("event_id", startsWith("evt-"));

        await(() -> as(email, "viewer").get("/api/v1/usage/dashboards").<Integer>path("pagination.total") == 1);
        as(email, "viewer")
                .get("/api/v1/usage/dashboards")
                .then()
                .body("data[0].dashboard_id", equalTo("dsh-7"))
                .body("data[0].views", equalTo(1));
        assertThat(Broker.read(USAGE)).anyMatch(event -> event.value().contains("\"user_id\":\"" + user + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"event\":null}",
                "{\"event\":7}",
                "{\"event\":\"Not A Name\"}",
                "{\"event\":\"a b\"}",
                "{\"event\":\"a\",\"user_id\":\"usr-other\"}",
                "{\"event\":\"a\",\"properties\":[]}",
                "{\"event\":\"a\",\"properties\":{\"deep\":{\"er\":1}}}"
            })
    void bad_client_events_are_refused(String body) {
        var answer = as(email, "viewer")
                .body(body)
                .post("/api/v1/usage/events")
                .then()
                .contentType("application/problem+json");

        assertThat(answer.extract().statusCode()).isIn(400, 422);
    }

    @Test
    void nothing_is_taken_from_strangers() {
        given().contentType(ContentType.JSON)
                .body("{\"event\":\"a\"}")
                .post("/api/v1/usage/events")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.forged(email, "admin"))
                .get("/api/v1/usage/summary")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.expired(email, "admin"))
                .get("/api/v1/usage/summary")
                .then()
                .statusCode(401);
    }

    @Test
    void passing_a_limit_is_told_once() {
        for (int n = 0; n < 3; n++) {
            Broker.send(
                    event(
                            USAGE,
                            "usage.llm_tokens.v1",
                            "{\"user_id\":\"%s\",\"provider\":\"p\",\"model\":\"m\",\"input_tokens\":600000,\"output_tokens\":0}"));
        }
        await(() -> summary(email).getJsonObject("llm").getInteger("calls") == 3);
        await(() -> exceeded().size() == 1);

        as(email, "viewer").get("/api/v1/usage/quota").then().statusCode(200).body("tokens", equalTo(1_800_000));
        as(email, "viewer").get("/api/v1/usage/quota?user_id=usr-other").then().statusCode(403);
        as("a@datamind.local", "admin")
                .get("/api/v1/usage/quota?user_id=" + user)
                .then()
                .body("tokens", equalTo(1_800_000));
        assertThat(exceeded()).hasSize(1);
        assertThat(exceeded().getFirst().getLong("used")).isEqualTo(1_200_000);
    }

    private List<JsonObject> exceeded() {
        return Broker.read(USAGE).stream()
                .map(event -> event.value())
                .filter(value -> value.contains("\"quota\"") && value.contains(user))
                .map(JsonObject::new)
                .toList();
    }

    /** With this test's user in place of every %s. */
    private Event event(String topic, String type, String payload) {
        return new Event(topic, "ai.datamind." + type, payload.replace("%s", user));
    }
}
