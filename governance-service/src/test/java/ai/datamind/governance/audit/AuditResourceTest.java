package ai.datamind.governance.audit;

import ai.datamind.governance.Policies;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.Broker.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.governance.Policies.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class AuditResourceTest {
    private static final String TOPIC = "datamind.audit.v1";
    private static final String TYPE = "ai.datamind.audit.recorded.v1";

    @Inject
    Pool pool;

    @Test
    void what_a_service_reports_is_found_again_with_its_personal_data_masked() {
        String user = "usr-" + UUID.randomUUID();
        report(
                UUID.randomUUID().toString(),
                user,
                "query.executed",
                "{\"masked_sql\":\"mail = 'a@b.com'\",\"rows\":3}");
        await(() -> total("user=" + user) == 1);

        admin().get("/api/v1/audit/events?user=" + user)
                .then()
                .statusCode(200)
                .body("data[0].action", equalTo("query.executed"))
                .body("data[0].actor_email", equalTo("ann@datamind.local"))
                .body("data[0].source", equalTo("/datamind/nl2sql"))
                .body("data[0].detail.masked_sql", equalTo("mail = '[EMAIL]'"))
                .body("data[0].detail.rows", equalTo(3))
                .body("data[0].occurred_at", equalTo("2026-03-04T05:06:07Z"));
        String id = admin().get("/api/v1/audit/events?user=" + user).path("data[0].entry_id");
        admin().get("/api/v1/audit/events/" + id).then().statusCode(200).body("actor_id", equalTo(user));
        admin().get("/api/v1/audit/events/evt-none").then().statusCode(404);
    }

    @Test
    void an_event_delivered_again_is_no_second_entry() {
        String user = "usr-" + UUID.randomUUID();
        String id = UUID.randomUUID().toString();
        report(id, user, "a", "{}");
        report(id, user, "a", "{}");
        report(UUID.randomUUID().toString(), user, "b", "{}");

        await(() -> total("user=" + user + "&type=b") == 1);
        assertThat(total("user=" + user)).isEqualTo(2);
    }

    @Test
    void entries_are_found_by_type_time_correlation_and_outcome() {
        String user = "usr-" + UUID.randomUUID();
        String id = UUID.randomUUID().toString();
        report(id, user, "auth.login", "{}");
        report(UUID.randomUUID().toString(), user, "auth.failed", "{}");
        report(UUID.randomUUID().toString(), user, "query.executed", "{}");
        await(() -> total("user=" + user) == 3);

        assertThat(total("user=" + user + "&type=auth.login")).isEqualTo(1);
        assertThat(total("user=" + user + "&type=auth.*")).isEqualTo(2);
        assertThat(total("correlation_id=c-" + id)).isEqualTo(1);
        assertThat(total("user=" + user + "&outcome=ANSWERED")).isEqualTo(3);
        assertThat(total("user=" + user + "&from=2026-03-04T05:06:07Z&to=2026-03-04T05:06:08Z"))
                .isEqualTo(3);
        assertThat(total("user=" + user + "&to=2026-03-04T05:06:07Z")).isZero();
        assertThat(total("user=" + user + "&type='; drop table audit_entry; --"))
                .isZero();
        admin().get("/api/v1/audit/events?user=" + user + "&page=2&page_size=2")
                .then()
                .body("data", hasSize(1));
    }

    @Test
    void a_changed_policy_is_in_the_log_with_who_did_it() {
        Policies.deleteAll();
        String id = Policies.create(Policies.rowFilter("logged", "customer", "true", "analyst"));

        await(() -> total("type=policy.created") > 0
                && admin().get("/api/v1/audit/events?type=policy.created")
                        .<java.util.List<String>>path("data.resource")
                        .contains(id));
        admin().get("/api/v1/audit/events?type=policy.created&user=admin@datamind.local")
                .then()
                .body("data.resource", hasItem(id));
        await(() -> Broker.read("datamind.policy.v1").stream()
                .anyMatch(event -> event.value().contains(id)));
        var changed = Broker.read("datamind.policy.v1").stream()
                .filter(event -> event.value().contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(new JsonObject(changed.value()).getString("change")).isEqualTo("created");
    }

    @Test
    void what_is_no_entry_goes_to_the_dead_letters_and_holds_up_nothing() {
        String user = "usr-" + UUID.randomUUID();
        String marker = UUID.randomUUID().toString();
        Broker.send(new Event(TOPIC, marker, "/datamind/nl2sql", TYPE, "{\"no_action\":\"" + marker + "\"}"));
        report(UUID.randomUUID().toString(), user, "after", "{}");

        await(() -> total("user=" + user) == 1);
        assertThat(Broker.read(TOPIC + ".dlq"))
                .anyMatch(letter -> letter.value().contains(marker));
    }

    @Test
    void the_database_refuses_to_change_or_remove_entries() {
        report(UUID.randomUUID().toString(), "usr-x", "a", "{}");
        await(() -> total("user=usr-x") > 0);

        for (String sql : new String[] {
            "update audit_entry set action = 'nothing'",
            "delete from audit_entry",
            "truncate audit_entry",
            "delete from audit_checkpoint",
            "delete from audit_head",
            "update audit_head set seq = 0"
        }) {
            assertThatThrownBy(() -> pool.query(sql).execute().await().indefinitely())
                    .hasMessageContaining("audit log");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHANGED | update audit_entry set outcome = 'nothing happened' where seq = %d",
                "REMOVED | delete from audit_entry where seq = %d",
                "REORDERED | update audit_entry set seq = case seq when %1$d then -1 else %1$d end where seq in (%1$d, %1$d + 1)",
            })
    void what_was_done_to_an_entry_behind_the_services_back_is_named(String kind, String tampering) {
        String user = "usr-" + UUID.randomUUID();
        for (int n = 0; n < 4; n++) {
            report(UUID.randomUUID().toString(), user, "a", "{\"n\":" + n + "}");
        }
        await(() -> total("user=" + user) == 4);
        admin().get("/api/v1/audit/verify").then().statusCode(200).body("intact", equalTo(true));
        int seq = admin().get("/api/v1/audit/events?user=" + user).<java.util.List<Integer>>path("data.seq").stream()
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();

        run(
                "create table kept as select * from audit_entry",
                "alter table audit_entry disable trigger all",
                tampering.formatted(seq),
                "update audit_entry set seq = " + (seq + 1) + " where seq = -1");
        try {
            admin().get("/api/v1/audit/verify")
                    .then()
                    .statusCode(200)
                    .body("intact", equalTo(false))
                    .body("problems.kind", hasItem(kind))
                    .body("problems.seq", hasItem(seq));
        } finally {
            run(
                    "truncate audit_entry",
                    "insert into audit_entry select * from kept",
                    "drop table kept",
                    "alter table audit_entry enable trigger all");
        }
        admin().get("/api/v1/audit/verify").then().body("intact", equalTo(true));
    }

    @Test
    void checkpoints_are_made_and_published() {
        String user = "usr-" + UUID.randomUUID();
        for (int n = 0; n < 12; n++) {
            report(UUID.randomUUID().toString(), user, "a", "{}");
        }
        await(() -> total("user=" + user) == 12);

        int made = admin().get("/api/v1/audit/checkpoints")
                .then()
                .statusCode(200)
                .extract()
                .<java.util.List<Object>>path("seq")
                .size();
        assertThat(made).isPositive();
        await(() -> Broker.read(TOPIC).stream().anyMatch(event -> event.value().contains("\"hash\"")));
        admin().get("/api/v1/audit/verify").then().body("intact", equalTo(true)).body("checkpoints", equalTo(made));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "events/evt-1", "verify", "checkpoints"})
    void only_administrators_read_the_log(String path) {
        given().auth()
                .oauth2(Tokens.of("e@datamind.local", "engineer"))
                .get("/api/v1/audit/" + path)
                .then()
                .statusCode(403);
        given().get("/api/v1/audit/" + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=1", "page=0", "page_size=501", "page=x"})
    void bad_parameters_are_refused(String parameter) {
        admin().get("/api/v1/audit/events?" + parameter)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_FAILED"));
    }

    private static void report(String id, String user, String action, String detail) {
        Broker.send(new Event(
                TOPIC,
                id,
                "/datamind/nl2sql",
                TYPE,
                new JsonObject()
                        .put("entry_id", "evt-" + id)
                        .put("action", action)
                        .put("actor_id", user)
                        .put("actor_email", "ann@datamind.local")
                        .put("ip", "10.0.0.1")
                        .put("outcome", "ANSWERED")
                        .put("resource", "qry-1")
                        .put("detail", new JsonObject(detail))
                        .put("occurred_at", "2026-03-04T05:06:07Z")
                        .encode()));
    }

    private static int total(String query) {
        return admin().get("/api/v1/audit/events?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("pagination.total");
    }

    private void run(String... statements) {
        for (String sql : statements) {
            pool.query(sql).execute().await().indefinitely();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
