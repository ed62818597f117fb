package ai.datamind.outbox;

import ai.datamind.kit.correlation.Correlation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Applies events exactly once, as seen from the database. A consumer method hands its record over and returns the Uni; the
 * offset may be committed when that completes, and not before.
 *
 * <pre>{@code
 * @Incoming("audit")
 * Uni<Void> audit(ConsumerRecord<String, byte[]> event) {
 *     return deliveries.apply(event, (tx, fact) -> log.append(tx, fact));
 * }
 * }</pre>
 *
 * <p>An event that fails three times while the database answers is at fault itself: it goes to the dead-letter topic and the
 * partition goes on. While the database or the broker is away nothing is at fault, and the event waits.
 */
@ApplicationScoped
public class Deliveries {
    static final int TRIES = 3;
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Pool pool;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Patience patience;

    public Deliveries(Pool pool, Inbox inbox, DeadLetters deadLetters, Patience patience) {
        this.pool = pool;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    /** @param application changes the database through the connection it is given, and nothing else: it may run again */
    public Uni<Void> apply(
            ConsumerRecord<?, byte[]> event, BiFunction<SqlConnection, ReceivedFact, Uni<Void>> application) {
        ReceivedFact fact;
        try {
            fact = ReceivedFact.from(event);
        } catch (MalformedEvent e) {
            return bury(event, e, 1);
        }
        Correlation.adopt(fact.correlationId());
        return attempt(event, () -> once(fact, application), 1);
    }

    private Uni<Void> once(ReceivedFact fact, BiFunction<SqlConnection, ReceivedFact, Uni<Void>> application) {
        return pool.withTransaction(tx -> inbox.firstTime(tx, fact.source(), fact.id())
                .chain(first ->
                        first ? application.apply(tx, fact) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> attempt(ConsumerRecord<?, byte[]> event, Supplier<Uni<Void>> once, int attempt) {
        return once.get()
                .onFailure()
                .recoverWithUni(failure -> failure instanceof MalformedEvent
                        ? bury(event, failure, attempt)
                        : patience.untilTheDatabaseAnswers().chain(waited -> {
                            if (waited) {
                                return attempt(event, once, attempt);
                            }
                            return attempt >= TRIES ? bury(event, failure, attempt) : again(event, once, attempt + 1);
                        }));
    }

    private Uni<Void> again(ConsumerRecord<?, byte[]> event, Supplier<Uni<Void>> once, int attempt) {
        return patience.pause(Patience.SHORTEST.multipliedBy(attempt)).chain(() -> attempt(event, once, attempt));
    }

    private Uni<Void> bury(ConsumerRecord<?, byte[]> event, Throwable cause, int attempts) {
        LOG.errorf(cause, "Event to dead letters: %s-%d@%d", event.topic(), event.partition(), event.offset());
        return patience.until(() -> deadLetters.add(event, cause, attempts), event.topic() + ".dlq", Patience.SHORTEST);
    }
}
