package ai.datamind.semantic.visibility;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What the asker of the request at hand may see. A decision is asked for once per subject and kept until it expires or a policy
 * changes; where governance does not answer and none is kept, the answer is a refusal (503), never "everything".
 */
@ApplicationScoped
public class Sight {
    private static final String GOVERNANCE = "governance-service";

    /** Everything of a subject that a policy can be bound to or speak of. */
    private record Key(
            String userId,
            String email,
            Role role,
            Set<String> groups,
            Map<String, String> attributes,
            String warehouse,
            String projectId) {
        static Key of(Subject asker, String warehouse, String projectId) {
            return new Key(
                    asker.userId(),
                    asker.email(),
                    asker.role(),
                    asker.groups(),
                    asker.attributes(),
                    warehouse,
                    projectId);
        }
    }

    private record Kept(Visibility visibility, Duration holds) {}

    private final GovernanceClient governance;
    private final CurrentSubject subject;
    private final VisibilityConfig config;
    private final Neighbour neighbour;
    private final Cache<Key, Kept> kept;
    private final AtomicLong generation = new AtomicLong();

    Sight(@RestClient GovernanceClient governance, CurrentSubject subject, VisibilityConfig config) {
        this.governance = governance;
        this.subject = subject;
        this.config = config;
        this.neighbour = new Neighbour(GOVERNANCE, config.patience());
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.kept())
                .expireAfter(Expiry.creating((Key key, Kept of) -> of.holds()))
                .build();
    }

    /** @param warehouse by the name it has in the API; fails with DEPENDENCY_DOWN where there is no decision */
    public Uni<Visibility> of(String warehouse) {
        return of(warehouse, null);
    }

    /** @param projectId in whose name is asked, or null: policies may be bound to it */
    public Uni<Visibility> of(String warehouse, String projectId) {
        Key key = Key.of(subject.get(), warehouse, projectId);
        Kept found = kept.getIfPresent(key);
        return found == null ? ask(key) : Uni.createFrom().item(found.visibility());
    }

    /** A policy changed somewhere: what was asked for before this moment is not kept, even if its answer is still on its way. */
    void forgetAll() {
        generation.incrementAndGet();
        kept.invalidateAll();
    }

    private Uni<Visibility> ask(Key key) {
        long asked = generation.get();
        return neighbour
                .call(governance.evaluate(new GovernanceClient.EvaluateQuestion(key.warehouse(), key.projectId())))
                .map(answer -> keep(key, asked, answer))
                .onFailure()
                .transform(Sight::refusal);
    }

    private Visibility keep(Key key, long asked, EvaluateAnswer answer) {
        Visibility visibility = answer.visibility();
        Duration allowed = Duration.ofSeconds(answer.expiresInSeconds());
        Duration holds = allowed.compareTo(config.ttl()) < 0 ? allowed : config.ttl();
        if (holds.isPositive()) {
            kept.put(key, new Kept(visibility, holds));
        }
        // Looked at after keeping: whichever comes second, the change or the answer, takes it away again.
        if (generation.get() != asked) {
            kept.invalidate(key);
        }
        return visibility;
    }

    /** Silence, a refusal and an answer that is not understood are the same: no decision, nothing shown. */
    private static ProblemException refusal(Throwable failure) {
        return new ProblemException(
                        KitCode.DEPENDENCY_DOWN,
                        GOVERNANCE + " gave no decision on what may be shown.",
                        Map.of("service", GOVERNANCE))
                .causedBy(failure);
    }
}
