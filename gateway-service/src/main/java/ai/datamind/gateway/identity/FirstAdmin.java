package ai.datamind.gateway.identity;

import ai.datamind.gateway.identity.UserRequests.NewUser;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Origin;
import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Lets somebody in on the first day. */
@Singleton
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private final BootstrapConfig config;
    private final UserRepository users;
    private final UserChanges changes;

    FirstAdmin(BootstrapConfig config, UserRepository users, UserChanges changes) {
        this.config = config;
        this.users = users;
        this.changes = changes;
    }

    void make(@Observes @Priority(20) StartupEvent start) throws Throwable {
        if (config.email().isEmpty() || config.password().isEmpty()) return;
        VertxContextSupport.subscribeAndAwait(() ->
                users.howMany().chain(count -> count > 0 ? Uni.createFrom().voidItem() : add()));
    }

    private Uni<Void> add() {
        var request = new NewUser(
                config.email().orElseThrow(),
                "Administrator",
                config.password().orElseThrow(),
                "admin",
                Map.of(),
                Set.of());
        return changes.row(request)
                .chain(row -> users.add(
                        row,
                        Set.of(),
                        Happening.success(Happening.Kind.SECURITY, "user.bootstrapped", Happening.Actor.ITSELF, row.id)
                                .facts(Origin.ITSELF)))
                .invoke(user -> LOG.infof("created the first administrator %s", user.id()))
                .replaceWithVoid()
                .onFailure(FirstAdmin::madeElsewhere)
                .recoverWithNull();
    }

    /** Another replica was a moment faster. */
    private static boolean madeElsewhere(Throwable failure) {
        return failure instanceof ProblemException refused && refused.code() == GatewayCode.EMAIL_TAKEN;
    }
}
