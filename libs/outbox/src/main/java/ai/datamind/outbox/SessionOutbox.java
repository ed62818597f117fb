package ai.datamind.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The outbox for services that write through Hibernate Reactive. A bean of its own, so that services without it need not have
 * its classes.
 */
@Singleton
public class SessionOutbox {
    private static final String INSERT =
            "insert into outbox (id, topic, type, subject, key, payload, correlation_id, traceparent)"
                    + " values (:id, :topic, :type, :subject, :key, :payload, :correlation, :trace)";

    /** @param session a session whose transaction is open */
    public Uni<Void> append(Mutiny.Session session, Fact... facts) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Fact fact : facts) {
            Envelope envelope = Envelope.of(fact);
            all = all.chain(() -> store(session, envelope));
        }
        return all;
    }

    private Uni<Void> store(Mutiny.Session session, Envelope e) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", e.id())
                .setParameter("topic", e.fact().topic())
                .setParameter("type", e.fact().type())
                .setParameter("subject", e.fact().subject())
                .setParameter("key", e.fact().key())
                .setParameter("payload", e.payload())
                .setParameter("correlation", e.correlationId())
                .setParameter("trace", e.traceparent())
                .executeUpdate()
                .replaceWithVoid();
    }
}
