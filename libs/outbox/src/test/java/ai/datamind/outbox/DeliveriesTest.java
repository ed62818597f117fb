package ai.datamind.outbox;

import ai.datamind.outbox.wire.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeliveriesTest {
    private final String schema = Infrastructure.freshSchema();
    private final String topic = Infrastructure.freshTopic();
    private final Pool pool = Infrastructure.pool(schema);
    private final Wire wire = Infrastructure.wire();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Deliveries deliveries = deliveries(pool);

    @AfterEach
    void close() {
        pool.closeAndAwait();
        wire.close();
    }

    @Test
    void a_redelivered_event_is_applied_once() {
        var event = event("1", "{\"n\":5}");

        apply(event, this::store);
        apply(event, this::store);

        assertThat(sum()).isEqualTo(5);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_event_delivered_to_two_consumers_at_once_is_applied_once() {
        var event = event("1", "{\"n\":5}");

        Uni.join()
                .all(
                        deliveries.apply(event, this::store),
                        deliveries.apply(event, this::store),
                        deliveries.apply(event, this::store))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_event_whose_application_fails_once_is_applied_by_the_second_try() {
        AtomicInteger tries = new AtomicInteger();

        apply(
                event("1", "{\"n\":5}"),
                (tx, fact) -> store(tx, fact)
                        .chain(() -> tries.incrementAndGet() == 1
                                ? Uni.createFrom().failure(new IllegalStateException("once"))
                                : Uni.createFrom().voidItem()));

        assertThat(tries).hasValue(2);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_event_that_always_fails_goes_to_the_dead_letters_after_three_tries_and_leaves_nothing_behind() {
        AtomicInteger tries = new AtomicInteger();

        apply(
                event("1", "{\"n\":5}"),
                (tx, fact) -> store(tx, fact).invoke(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("always");
                }));
        apply(event("2", "{\"n\":6}"), this::store);

        assertThat(tries).hasValue(3);
        assertThat(sum()).isEqualTo(6);
        var letter = Topic.read(topic + ".dlq", 1).getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"n\":5}");
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("key");
        assertThat(Topic.header(letter, "ce_id")).isEqualTo("1");
        assertThat(Topic.header(letter, "dlq_topic")).isEqualTo(topic);
        assertThat(Topic.header(letter, "dlq_attempts")).isEqualTo("3");
        assertThat(Topic.header(letter, "dlq_cause")).isEqualTo("java.lang.IllegalStateException");
        assertThat(Topic.header(letter, "dlq_consumer")).isEqualTo("/datamind/" + schema);
        assertThat(metrics.counter("datamind.inbox.dead.letters", "topic", topic)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_event_go_to_the_dead_letters_untouched_and_at_once() {
        apply(event("1", "\u0000 no json"), this::store);

        var letter = Topic.read(topic + ".dlq", 1).getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("\u0000 no json");
        assertThat(Topic.header(letter, "dlq_attempts")).isEqualTo("1");
        assertThat(Topic.header(letter, "dlq_cause")).isEqualTo("the value is no JSON object");
    }

    @Test
    void a_dead_letter_sent_back_after_the_cause_is_gone_is_applied_once() {
        apply(event("1", "{\"n\":5}"), (tx, fact) -> Uni.createFrom().failure(new IllegalStateException("bug")));
        var letter = Topic.read(topic + ".dlq", 1).getFirst();

        apply(letter, this::store);
        apply(letter, this::store);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void while_the_database_is_away_the_event_waits_and_is_no_dead_letter() throws Exception {
        String late = "late" + schema.substring(0, 10);
        Pool locked = Connections.pool(Infrastructure.POSTGRES.port(), late);
        Deliveries waiting = deliveries(locked);
        AtomicInteger tries = new AtomicInteger();

        var applied = waiting.apply(event("1", "{\"n\":5}"), (tx, fact) -> {
                    tries.incrementAndGet();
                    return Uni.createFrom().voidItem();
                })
                .subscribeAsCompletionStage();
        Thread.sleep(1500);
        assertThat(applied).isNotDone();
        Infrastructure.POSTGRES.role(late, late);
        Infrastructure.POSTGRES.execute(
                "postgres",
                "grant " + schema + " to " + late,
                "alter role " + late + " set search_path = " + schema,
                "grant usage on schema " + schema + " to " + late);

        applied.get(20, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(tries).hasValue(1);
        locked.closeAndAwait();
    }

    private Deliveries deliveries(Pool database) {
        return new Deliveries(
                database,
                new Inbox(metrics),
                new DeadLetters(wire, Connections.config(schema), metrics),
                new Patience(Connections.VERTX.getDelegate(), database));
    }

    private void apply(
            ConsumerRecord<?, byte[]> event, BiFunction<SqlConnection, ReceivedFact, Uni<Void>> application) {
        deliveries.apply(event, application).await().atMost(Duration.ofSeconds(20));
    }

    private Uni<Void> store(SqlConnection tx, ReceivedFact fact) {
        return tx.preparedQuery("insert into applied (id, n) values ($1, $2)")
                .execute(Tuple.of(fact.id(), fact.payload().getInteger("n")))
                .replaceWithVoid();
    }

    private int sum() {
        return number("select coalesce(sum(n), 0)::int from applied");
    }

    private int count() {
        return number("select count(*)::int from applied");
    }

    private int number(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    private ConsumerRecord<String, byte[]> event(String id, String body) {
        var record = new ConsumerRecord<>(topic, 0, 0, "key", body.getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_source", "/elsewhere".getBytes(UTF_8))
                .add("ce_type", "t".getBytes(UTF_8));
        return record;
    }
}
