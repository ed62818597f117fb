package ai.datamind.outbox.relay;

import ai.datamind.outbox.Connections;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Infrastructure;
import ai.datamind.outbox.Outbox;
import ai.datamind.outbox.ReceivedFact;
import ai.datamind.outbox.Topic;
import ai.datamind.outbox.wire.Wire;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RelayTest {
    private final String schema = Infrastructure.freshSchema();
    private final String topic = Infrastructure.freshTopic();
    private final Pool pool = Infrastructure.pool(schema);
    private final Wire wire = Infrastructure.wire();
    private final Outbox outbox = new Outbox();

    record Payload(int number, String someText, Instant madeAt, String absent) {}

    @AfterEach
    void close() {
        pool.closeAndAwait();
        wire.close();
    }

    @Test
    void a_fact_becomes_a_cloud_event_in_binary_mode() {
        Instant made = Instant.parse("2026-01-02T03:04:05Z");
        append(new Fact(topic, "ai.datamind.test.made.v1", "thing-1", "key-1", new Payload(7, "é", made, null)));

        relay().pass();

        var record = Topic.read(topic, 1).getFirst();
        assertThat(new String(record.key(), UTF_8)).isEqualTo("key-1");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo("{\"number\":7,\"some_text\":\"é\",\"made_at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(Topic.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topic.header(record, "ce_id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*");
        assertThat(Topic.header(record, "ce_source")).isEqualTo("/datamind/" + schema);
        assertThat(Topic.header(record, "ce_type")).isEqualTo("ai.datamind.test.made.v1");
        assertThat(Topic.header(record, "ce_subject")).isEqualTo("thing-1");
        assertThat(Topic.header(record, "ce_partitionkey")).isEqualTo("key-1");
        assertThat(Topic.header(record, "ce_dataschema")).isEqualTo("urn:datamind:event:ai.datamind.test.made.v1");
        assertThat(Topic.header(record, "content-type")).isEqualTo("application/json");
        assertThat(ReceivedFact.from(record).payload().getInteger("number")).isEqualTo(7);
    }

    @Test
    void nothing_is_published_of_a_transaction_that_rolled_back() {
        pool.withTransaction(tx -> outbox.append(tx, fact("k", 1))
                        .chain(() ->
                                io.smallrye.mutiny.Uni.createFrom().<Void>failure(new IllegalStateException("no"))))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        append(fact("k", 2));

        relay().pass();

        assertThat(numbers(Topic.read(topic, 1))).containsExactly(2);
    }

    @Test
    void what_was_appended_earlier_and_committed_later_is_still_sent() {
        var late = pool.getConnection().await().indefinitely();
        var lateTransaction = late.begin().await().indefinitely();
        outbox.append(late, fact("k", 1)).await().indefinitely();
        append(fact("k", 2));
        relay().pass();

        lateTransaction.commit().await().indefinitely();
        late.close().await().indefinitely();
        relay().pass();

        assertThat(numbers(Topic.read(topic, 2))).containsExactly(2, 1);
    }

    @Test
    void a_crash_between_sending_and_marking_sends_again_with_the_same_id() {
        append(fact("k", 1), fact("k", 2), fact("other", 3));
        Wire dies =
                new Wire(
                        Map.of("bootstrap.servers", Infrastructure.KAFKA.bootstrapServers()),
                        () -> Duration.ofSeconds(10)) {
                    @Override
                    public java.util.concurrent.CompletionStage<Void> send(
                            org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> record) {
                        return super.send(record)
                                .thenCompose(acknowledged -> CompletableFuture.failedFuture(new Error("gone")));
                    }
                };
        new Relay(pool, dies, Connections.config(schema)).pass();
        dies.close();
        await(waited());

        relay().pass();

        Map<Integer, HashSet<String>> ids = new HashMap<>();
        Topic.read(topic, 4)
                .forEach(r ->
                        ids.computeIfAbsent(number(r), n -> new HashSet<>()).add(Topic.header(r, "ce_id")));
        assertThat(ids.keySet()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(ids.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        assertThat(left()).isZero();
    }

    @Test
    void several_relays_send_each_fact_once_and_keep_the_order_of_each_key() throws Exception {
        int facts = 600;
        int keys = 12;
        append(IntStream.range(0, facts).mapToObj(n -> fact("k" + n % keys, n)).toArray(Fact[]::new));
        var relays = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    while (left() > 0) {
                        relay().pass();
                    }
                }))
                .toList();
        for (var relay : relays) {
            relay.get();
        }

        var records = Topic.read(topic, facts);
        assertThat(records).hasSize(facts);
        assertOrderPerKey(records, keys);
    }

    @Test
    void a_broker_that_is_away_loses_nothing_and_its_return_is_noticed() throws Exception {
        append(fact("k", 1));
        Wire nowhere = Connections.wire("localhost:1", Duration.ofMillis(800));
        Pass pass = new Relay(pool, nowhere, Connections.config(schema)).pass();
        nowhere.close();
        assertThat(pass.stuck()).isTrue();
        assertThat(left()).isEqualTo(1);
        await(waited());

        relay().pass();

        assertThat(numbers(Topic.read(topic, 1))).containsExactly(1);
    }

    @Test
    void a_topic_that_fails_holds_up_no_other() {
        append(new Fact("not a legal topic name", "t", "s", "k", Map.of("number", 1)), fact("k", 2));

        Pass pass = relay().pass();

        assertThat(pass.sent()).hasSize(1);
        assertThat(pass.failed()).hasSize(1);
        assertThat(numbers(Topic.read(topic, 1))).containsExactly(2);
    }

    @Test
    void a_commit_wakes_the_relay_long_before_it_would_poll() throws Exception {
        List<Integer> sent = java.util.Collections.synchronizedList(new ArrayList<>());
        RelayLoop loop = new RelayLoop(
                relay()::pass, done -> sent.add(done.sent().size()), Connections.config(schema, Duration.ofMinutes(1)));
        Commits commits = new Commits(pool, schema, loop::nudge);
        commits.listen();
        loop.start();
        Thread.sleep(1000);

        append(fact("k", 1));
        append(fact("k", 2));

        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (sent.stream().mapToInt(Integer::intValue).sum() < 2 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        loop.close();
        commits.close();
    }

    @Test
    void the_lag_is_what_waits_and_how_long() {
        append(fact("k", 1), fact("k", 2));

        Claims.Lag lag = Claims.lag(pool).await().indefinitely();

        assertThat(lag.waiting()).isEqualTo(2);
        assertThat(lag.seconds()).isBetween(0.0, 10.0);
    }

    static void assertOrderPerKey(
            List<? extends org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> records, int keys) {
        for (int key = 0; key < keys; key++) {
            String name = "k" + key;
            var seen = records.stream()
                    .filter(r -> new String(r.key(), UTF_8).equals(name))
                    .map(RelayTest::number)
                    .distinct()
                    .toList();
            assertThat(seen).as(name).isSorted().isNotEmpty();
        }
    }

    private Relay relay() {
        return new Relay(pool, wire, Connections.config(schema));
    }

    private Fact fact(String key, int number) {
        return new Fact(topic, "ai.datamind.test.made.v1", key, key, Map.of("number", number));
    }

    private void append(Fact... facts) {
        pool.withTransaction(tx -> outbox.append(tx, facts)).await().indefinitely();
    }

    private long left() {
        return Claims.lag(pool).await().indefinitely().waiting();
    }

    /** The pause a failed fact was given is not what these tests are about. */
    private static io.smallrye.mutiny.Uni<Void> due(SqlClient client) {
        return client.query("update outbox set not_before = '-infinity'")
                .execute()
                .replaceWithVoid();
    }

    private io.smallrye.mutiny.Uni<Void> waited() {
        return due(pool);
    }

    private static void await(io.smallrye.mutiny.Uni<Void> uni) {
        uni.await().indefinitely();
    }

    private static List<Integer> numbers(
            List<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(RelayTest::number).toList();
    }

    static int number(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
        return ReceivedFact.from(record).payload().getInteger("number");
    }
}
