package ai.datamind.usage.intake;

import ai.datamind.outbox.Deliveries;
import ai.datamind.outbox.ReceivedFact;
import ai.datamind.usage.quota.QuotaWatch;
import ai.datamind.usage.rollup.RollupRepository;
import ai.datamind.usage.rollup.UsageFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what the services report; each event changes the figures once, however often it comes. */
@ApplicationScoped
class Intake {
    private final Deliveries deliveries;
    private final EventRepository events;
    private final RollupRepository rollups;
    private final QuotaWatch quotas;

    Intake(Deliveries deliveries, EventRepository events, RollupRepository rollups, QuotaWatch quotas) {
        this.deliveries = deliveries;
        this.events = events;
        this.rollups = rollups;
        this.quotas = quotas;
    }

    @Incoming("usage")
    Uni<Void> usage(ConsumerRecord<String, byte[]> event) {
        return deliveries.apply(event, this::take);
    }

    @Incoming("questions")
    Uni<Void> question(ConsumerRecord<String, byte[]> event) {
        return deliveries.apply(event, this::take);
    }

    @Incoming("queries")
    Uni<Void> query(ConsumerRecord<String, byte[]> event) {
        return deliveries.apply(event, this::take);
    }

    @Incoming("workspace")
    Uni<Void> workspace(ConsumerRecord<String, byte[]> event) {
        return deliveries.apply(event, this::take);
    }

    private Uni<Void> take(SqlConnection tx, ReceivedFact fact) {
        Optional<UsageFact> read = FactReader.read(fact);
        return read.isEmpty()
                ? Uni.createFrom().voidItem()
                : events.keep(tx, fact, read.get().userId())
                        .chain(() -> rollups.add(tx, read.get()))
                        .chain(() -> quotas.check(tx, read.get()));
    }
}
