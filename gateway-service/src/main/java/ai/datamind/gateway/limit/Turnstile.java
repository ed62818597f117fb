package ai.datamind.gateway.limit;

import ai.datamind.gateway.key.KeyRing;
import ai.datamind.gateway.limit.RedisCounts.Counted;
import ai.datamind.gateway.limit.Verdict.Standing;
import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.session.SessionRepository;
import ai.datamind.gateway.token.VerifiedToken;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Every call passes here once. */
@ApplicationScoped
public class Turnstile {

    private static final Logger LOG = Logger.getLogger(Turnstile.class);

    private final LimitConfig config;
    private final Buckets buckets;
    private final RedisCounts shared;
    private final OwnCounts own = new OwnCounts(System::currentTimeMillis);
    private final KeyRing keys;
    private final SessionRepository sessions;
    private final SessionMark mark;
    private final AtomicLong leaveRedisAloneUntil = new AtomicLong(System.nanoTime());

    Turnstile(LimitConfig config, RedisCounts shared, KeyRing keys, SessionRepository sessions, SessionMark mark) {
        this.config = config;
        this.buckets = new Buckets(config);
        this.shared = shared;
        this.keys = keys;
        this.sessions = sessions;
        this.mark = mark;
    }

    public Uni<Verdict> pass(Call call) {
        List<Bucket> counted = buckets.of(call);
        return count(call.token(), counted)
                .call(answer -> keys.heard(answer.keyMark()))
                .chain(answer -> standing(call.token(), answer.sessionMark())
                        .map(standing -> new Verdict(Count.decisive(answer.counts()), standing)));
    }

    /** Whether the counts are those of all replicas together. */
    public boolean shared() {
        return System.nanoTime() - leaveRedisAloneUntil.get() >= 0;
    }

    private Uni<Counted> count(Optional<VerifiedToken> token, List<Bucket> counted) {
        if (!shared()) return Uni.createFrom().item(() -> alone(counted));
        return shared.count(token, counted)
                .invoke(answer -> {
                    if (Count.decisive(answer.counts()).allowed()) own.note(counted);
                })
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure()
                .invoke(this::leaveRedisAlone)
                .onFailure()
                .recoverWithItem(() -> alone(counted));
    }

    private Counted alone(List<Bucket> counted) {
        return new Counted("", "", own.count(counted));
    }

    private void leaveRedisAlone(Throwable away) {
        leaveRedisAloneUntil.set(System.nanoTime() + config.pause().toNanos());
        LOG.warnf("Redis did not answer (%s); this replica counts calls for itself", away.getMessage());
    }

    private Uni<Standing> standing(Optional<VerifiedToken> token, String known) {
        if (token.isEmpty()) return Uni.createFrom().item(Standing.CURRENT);
        int generation = token.get().generation();
        boolean newerThanKnown = known.matches("\\d+") && generation > Integer.parseInt(known);
        if (!known.isEmpty() && !newerThanKnown) return Uni.createFrom().item(standing(known, generation));
        String sessionId = token.get().sessionId();
        return sessions.state(sessionId)
                .onFailure()
                .transform(Turnstile::unchecked)
                .call(state -> remember(sessionId, state, newerThanKnown))
                .map(state -> standing(state, generation));
    }

    private Uni<Void> remember(String sessionId, String state, boolean instead) {
        if (!shared()) return Uni.createFrom().voidItem();
        return instead ? mark.correct(sessionId, state) : mark.read(sessionId, state);
    }

    private static ProblemException unchecked(Throwable away) {
        return new ProblemException(
                        KitCode.DEPENDENCY_DOWN,
                        "The session cannot be checked: the database is not reachable.",
                        Map.of("service", "database"))
                .causedBy(away);
    }

    private static Standing standing(String state, int generation) {
        if (state.equals(SessionMark.ENDED)) return Standing.ENDED;
        return Integer.parseInt(state) == generation ? Standing.CURRENT : Standing.OUTDATED;
    }
}
