package ai.datamind.nl2sql.knowledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hears, on every replica, that something was learnt or forgotten on one of them. */
@ApplicationScoped
class TrainingChangesConsumer {
    private static final Logger LOG = Logger.getLogger(TrainingChangesConsumer.class);

    private final Library library;

    TrainingChangesConsumer(Library library) {
        this.library = library;
    }

    @Incoming("training-changes")
    Uni<Void> changed(Message<byte[]> event) {
        return library.reload()
                .onFailure()
                .invoke(failure -> LOG.warnf("Knowledge could not be read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom().completionStage(event.ack()));
    }
}
