package ai.datamind.nl2sql.knowledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hears, on every replica, that pairs changed on one of them. */
@ApplicationScoped
class TrainingChangesConsumer {
    private static final Logger LOG = Logger.getLogger(TrainingChangesConsumer.class);

    private final VerifiedPairs pairs;

    TrainingChangesConsumer(VerifiedPairs pairs) {
        this.pairs = pairs;
    }

    @Incoming("training-changes")
    Uni<Void> changed(Message<byte[]> event) {
        return pairs.reload()
                .onFailure()
                .invoke(failure -> LOG.warnf("Verified pairs could not be read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom().completionStage(event.ack()));
    }
}
