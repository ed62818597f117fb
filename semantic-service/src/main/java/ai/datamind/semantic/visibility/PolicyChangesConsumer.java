package ai.datamind.semantic.visibility;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears of changed policies, on every replica, and drops what was kept at once. */
@ApplicationScoped
class PolicyChangesConsumer {
    private final Sight sight;

    PolicyChangesConsumer(Sight sight) {
        this.sight = sight;
    }

    /** Whatever the event says, forgetting is right: the payload need not be understood. */
    @Incoming("policy-changes")
    Uni<Void> changed(Message<byte[]> event) {
        sight.forgetAll();
        return Uni.createFrom().completionStage(event.ack());
    }
}
