package ai.datamind.governance.audit;

import ai.datamind.governance.chain.AuditEntry;
import ai.datamind.governance.chain.Checkpoint;
import ai.datamind.governance.chain.Link;
import ai.datamind.outbox.Deliveries;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.outbox.ReceivedFact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what the services report and adds it to the chain, each entry once. */
@ApplicationScoped
class AuditLog {
    private static final String TOPIC = "datamind.audit.v1";
    private static final String RECORDED = "ai.datamind.audit.recorded.v1";

    private static final HexFormat HEX = HexFormat.of();

    private final Deliveries deliveries;
    private final AuditRepository entries;
    private final Outbox outbox;
    private final Seal seal;
    private final AuditConfig config;

    AuditLog(Deliveries deliveries, AuditRepository entries, Outbox outbox, Seal seal, AuditConfig config) {
        this.deliveries = deliveries;
        this.entries = entries;
        this.outbox = outbox;
        this.seal = seal;
        this.config = config;
    }

    @RegisterForReflection
    record CheckpointMade(long seq, String hash, String signature, Instant madeAt) {}

    @Incoming("audit")
    Uni<Void> reported(ConsumerRecord<String, byte[]> event) {
        return deliveries.apply(event, this::append);
    }

    private Uni<Void> append(SqlConnection tx, ReceivedFact fact) {
        if (!fact.type().equals(RECORDED)) {
            return Uni.createFrom().voidItem();
        }
        AuditEntry entry = AuditEntry.from(fact);
        return entries.lockHead(tx)
                .chain(head -> entries.isKnown(tx, entry.entryId())
                        .chain(known -> known
                                ? Uni.createFrom().voidItem()
                                : append(tx, Link.after(head, entry, Instant.now()))));
    }

    private Uni<Void> append(SqlConnection tx, Link link) {
        Uni<Void> appended = entries.append(tx, link);
        return link.seq() % config.checkpointEvery() == 0 ? appended.chain(() -> checkpoint(tx, link)) : appended;
    }

    /** Published as well: who could change every table here still can't change what others have read. */
    private Uni<Void> checkpoint(SqlConnection tx, Link link) {
        Checkpoint made = new Checkpoint(link.seq(), link.hash(), Instant.now(), seal.sign(link.seq(), link.hash()));
        String signature = made.signature() == null ? null : HEX.formatHex(made.signature());
        CheckpointMade payload = new CheckpointMade(made.seq(), HEX.formatHex(made.hash()), signature, made.madeAt());
        return entries.append(tx, made)
                .chain(() -> outbox.append(
                        tx, new Fact(TOPIC, "ai.datamind.audit.checkpoint.v1", "audit", "audit-checkpoint", payload)));
    }
}
