package ai.datamind.nl2sql.decision;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.Subject;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The decisions in force. One is asked for once per subject and kept until it expires or a policy changes; where governance does
 * not answer and none is kept, the answer is a refusal, never "allow".
 */
@ApplicationScoped
public class Decisions {
    private static final int MOST_KEPT = 10_000;

    private record Key(
            String userId,
            Object role,
            Set<String> groups,
            Map<String, String> attributes,
            String warehouse,
            String projectId) {
        static Key of(Subject subject, String warehouse, String projectId) {
            return new Key(
                    subject.userId(), subject.role(), subject.groups(), subject.attributes(), warehouse, projectId);
        }
    }

    private record Kept(Decision decision, Instant until) {}

    private final GovernanceClient governance;
    private final DecisionConfig config;
    private final MaskKey maskKey;
    private final Neighbour neighbour;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    Decisions(@RestClient GovernanceClient governance, DecisionConfig config, MaskKey maskKey) {
        this.governance = governance;
        this.config = config;
        this.maskKey = maskKey;
        this.neighbour = new Neighbour("governance-service", config.patience());
    }

    public Uni<Decision> of(Asking asking) {
        return of(asking.caller(), asking.warehouse(), asking.projectId());
    }

    public Uni<Decision> of(Caller caller, String warehouse) {
        return of(caller, warehouse, null);
    }

    public Uni<Decision> of(Caller caller, String warehouse, String projectId) {
        Key key = Key.of(caller.subject(), warehouse, projectId);
        Kept found = kept.get(key);
        if (found != null && found.until().isAfter(Instant.now())) {
            return Uni.createFrom().item(found.decision());
        }
        return ask(caller, key);
    }

    /** A policy changed somewhere: whatever was asked before this moment is not kept, even if its answer is still on its way. */
    void forgetAll() {
        generation.incrementAndGet();
        kept.clear();
    }

    private Uni<Decision> ask(Caller caller, Key key) {
        long asked = generation.get();
        var question = new GovernanceClient.EvaluateQuestion(key.warehouse(), key.projectId());
        return maskKey.bytes()
                .flatMap(secret -> neighbour
                        .call(governance.evaluate(caller.bearer(), caller.correlationId(), question))
                        .map(answer -> keep(key, asked, answer, secret)))
                .onFailure(failure -> !(failure instanceof Refused))
                .transform(Decisions::refusal);
    }

    private Decision keep(Key key, long asked, EvaluateAnswer answer, byte[] secret) {
        Decision decision = new Decision(answer.version(), answer.fingerprint(), answer.policies(secret));
        Duration allowed = Duration.ofSeconds(answer.expiresInSeconds());
        Duration shorter = allowed.compareTo(config.ttl()) < 0 ? allowed : config.ttl();
        if (kept.size() >= MOST_KEPT) kept.clear();
        if (generation.get() == asked)
            kept.put(key, new Kept(decision, Instant.now().plus(shorter)));
        if (generation.get() != asked) kept.remove(key);
        return decision;
    }

    /** Silence, a failure and an answer that is not understood are the same: no decision, no data. */
    private static Refused refusal(Throwable failure) {
        String detail = failure instanceof ProblemException away
                ? away.getMessage()
                : "governance-service gave no decision that is understood here.";
        return new Refused(new Refusal.SourceDown("governance", detail));
    }
}
