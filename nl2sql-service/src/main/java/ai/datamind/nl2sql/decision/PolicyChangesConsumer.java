package ai.datamind.nl2sql.decision;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hears of changed policies, on every replica, and drops the kept decisions at once. */
@ApplicationScoped
class PolicyChangesConsumer {
    private static final Logger LOG = Logger.getLogger(PolicyChangesConsumer.class);

    private final Decisions decisions;

    PolicyChangesConsumer(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Whatever the event says, forgetting is right: the payload need not be understood. */
    @Incoming("policy-changes")
    Uni<Void> changed(Message<byte[]> event) {
        decisions.forgetAll();
        LOG.debug("Policies changed: decisions forgotten.");
        return Uni.createFrom().completionStage(event.ack());
    }
}
