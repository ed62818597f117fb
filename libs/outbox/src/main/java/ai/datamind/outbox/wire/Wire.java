package ai.datamind.outbox.wire;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records one after the other on a thread of its own, because looking up a topic blocks. */
@Singleton
public class Wire {
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Map<String, Object> settings;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("wire").factory());
    private Producer<byte[], byte[]> producer;

    public Wire(@Identifier("default-kafka-broker") Map<String, Object> broker, WireConfig config) {
        this.settings = settings(broker, config.acknowledgement());
    }

    /** Completes when the broker has acknowledged; fails when it did not within the time configured. */
    public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        sender.execute(() -> {
            try {
                var unused = open().send(record, (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.complete(null);
                    } else {
                        acknowledged.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                acknowledged.completeExceptionally(e);
            }
        });
        return acknowledged;
    }

    /** Fails when no broker that knows the topic can be found; quick when it was found before. */
    public CompletionStage<Void> reach(String topic) {
        return CompletableFuture.runAsync(() -> open().partitionsFor(topic), sender);
    }

    /** Opened on first use: a broker that is away or unknown at start must not stop the service. */
    private Producer<byte[], byte[]> open() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    public void close() {
        sender.execute(() -> {
            if (producer != null) {
                producer.close(FAREWELL);
            }
        });
        sender.close();
    }

    private static Map<String, Object> settings(Map<String, Object> broker, Duration acknowledgement) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().removeIf(name -> !ProducerConfig.configNames().contains(name));
        int millis = Math.toIntExact(acknowledgement.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 4);
        return settings;
    }
}
