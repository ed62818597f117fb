package ai.datamind.outbox.relay;

import ai.datamind.outbox.OutboxConfig;
import ai.datamind.outbox.wire.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One pass from the table to the broker. Blocking: it runs on the thread of {@link RelayLoop}. */
final class Relay {
    private static final Duration DATABASE = Duration.ofSeconds(30);

    private final Pool pool;
    private final Wire wire;
    private final OutboxConfig config;

    Relay(Pool pool, Wire wire, OutboxConfig config) {
        this.pool = pool;
        this.wire = wire;
        this.config = config;
    }

    /** Sends what can be claimed now. Any failure leaves the rows as they were. */
    Pass pass() {
        SqlConnection connection = await(pool.getConnection());
        try {
            var transaction = await(connection.begin());
            List<Waiting> claimed = await(Claims.claim(connection, config.keysPerClaim(), config.factsPerKey()));
            Pass pass = send(claimed);
            await(Claims.sent(connection, pass.sent()));
            await(Claims.notSent(connection, pass.failed()));
            await(transaction.commit());
            return pass;
        } finally {
            // Closing with the transaction open rolls it back, which is what a failure above needs.
            await(connection.close());
        }
    }

    /**
     * Keys side by side, the facts of a key one after the other: the next is sent when the one before was acknowledged, else a
     * time-out followed by a success would turn their order round.
     */
    private Pass send(List<Waiting> claimed) {
        Map<String, List<Waiting>> byKey = new LinkedHashMap<>();
        claimed.forEach(fact -> byKey.computeIfAbsent(fact.topic() + " " + fact.key(), k -> new ArrayList<>())
                .add(fact));
        Pass pass = new Pass(full(byKey.values()));
        claimed.stream().map(Waiting::topic).distinct().forEach(topic -> look(topic, pass));
        var chains = byKey.values().stream().map(facts -> send(facts, 0, pass)).toList();
        CompletableFuture.allOf(chains.toArray(CompletableFuture[]::new)).join();
        return pass;
    }

    private boolean full(Collection<List<Waiting>> keys) {
        return keys.size() >= config.keysPerClaim()
                || keys.stream().anyMatch(facts -> facts.size() >= config.factsPerKey());
    }

    /** Looking up a topic is the one thing that waits; it is done once, not by the first fact of each key. */
    private void look(String topic, Pass pass) {
        try {
            wire.reach(topic).toCompletableFuture().join();
        } catch (CompletionException e) {
            pass.broken(topic, e.getCause());
        }
    }

    private CompletableFuture<Void> send(List<Waiting> facts, int next, Pass pass) {
        if (next == facts.size()) {
            return CompletableFuture.completedFuture(null);
        }
        Waiting fact = facts.get(next);
        if (pass.broken(fact.topic())) {
            pass.failed(fact);
            return CompletableFuture.completedFuture(null);
        }
        return wire.send(fact.onTheWire(config.source()))
                .handle((acknowledged, failure) -> {
                    if (failure != null) {
                        pass.broken(fact.topic(), failure);
                        pass.failed(fact);
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    pass.sent(fact);
                    return send(facts, next + 1, pass);
                })
                .thenCompose(rest -> rest)
                .toCompletableFuture();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(DATABASE);
    }
}
