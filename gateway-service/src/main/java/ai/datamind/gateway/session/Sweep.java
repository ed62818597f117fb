package ai.datamind.gateway.session;

import ai.datamind.gateway.password.LockoutRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what no longer protects anybody. */
@ApplicationScoped
class Sweep {

    private final SessionRepository sessions;
    private final LockoutRepository lockout;

    Sweep(SessionRepository sessions, LockoutRepository lockout) {
        this.sessions = sessions;
        this.lockout = lockout;
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> sweep() {
        return sessions.forgetOld().chain(lockout::forgetOld);
    }
}
