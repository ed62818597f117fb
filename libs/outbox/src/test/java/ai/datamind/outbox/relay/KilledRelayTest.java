package ai.datamind.outbox.relay;

import ai.datamind.outbox.Connections;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Infrastructure;
import ai.datamind.outbox.Outbox;
import ai.datamind.outbox.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KilledRelayTest {
    private static final int FACTS = 3000;
    private static final int KEYS = 20;

    @Test
    void a_process_killed_while_it_sends_loses_nothing_and_turns_no_order_round() throws Exception {
        String schema = Infrastructure.freshSchema();
        String topic = Infrastructure.freshTopic();
        var pool = Infrastructure.pool(schema);
        Fact[] facts = IntStream.range(0, FACTS)
                .mapToObj(n -> new Fact(topic, "t", "s", "k" + n % KEYS, Map.of("number", n)))
                .toArray(Fact[]::new);
        pool.withTransaction(tx -> new Outbox().append(tx, facts)).await().indefinitely();

        for (int kill = 0; kill < 3; kill++) {
            Process relay = start(schema);
            int before = Topic.read(topic, 1).size();
            Topic.read(topic, before + FACTS / 10);
            relay.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        var wire = Infrastructure.wire();
        Relay survivor = new Relay(pool, wire, Connections.config(schema));
        while (Claims.lag(pool).await().indefinitely().waiting() > 0) {
            survivor.pass();
        }

        var records = Topic.read(topic, FACTS);
        assertThat(records.stream().map(RelayTest::number).distinct()).hasSize(FACTS);
        RelayTest.assertOrderPerKey(records, KEYS);
        wire.close();
        pool.closeAndAwait();
    }

    private static Process start(String schema) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RelayProcess.class.getName(),
                        Infrastructure.KAFKA.bootstrapServers(),
                        String.valueOf(Infrastructure.POSTGRES.port()),
                        schema)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
