package ai.datamind.nl2sql.usage;

import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Holds what was taken until the end of the question takes it along. What no end comes for (a demonstration, indexing, a caller who
 * left) is written by itself a little later; only a process that dies forgets what it holds.
 */
@ApplicationScoped
public class UsageLedger {
    private static final Logger LOG = Logger.getLogger(UsageLedger.class);
    /** Longer than any question takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MOST_HELD = 10_000;
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    private record Held(String queryId, Fact fact, Instant since) {}

    private final UsageRepository repository;
    private final List<Held> held = new ArrayList<>();

    UsageLedger(UsageRepository repository) {
        this.repository = repository;
    }

    public synchronized void add(ModelUse use) {
        String queryId = use.by().queryId();
        hold(new Held(queryId, use.fact(queryId == null ? Ids.next("evt") : queryId), Instant.now()));
    }

    /** Hands over what is held for an attempt, for the transaction that ends it. */
    public List<Fact> take(String queryId) {
        return removed(one -> queryId.equals(one.queryId())).stream()
                .map(Held::fact)
                .toList();
    }

    /** The transaction did not commit: they are still to be told. */
    public synchronized void giveBack(String queryId, List<Fact> facts) {
        facts.forEach(fact -> hold(new Held(queryId, fact, Instant.now())));
    }

    @Scheduled(every = "30s", delayed = "30s")
    Uni<Void> late() {
        Instant before = Instant.now().minus(PATIENCE);
        return write(one -> one.queryId() == null || one.since().isBefore(before));
    }

    void last(@Observes ShutdownEvent ending) {
        write(one -> true).await().atMost(LAST_WORD);
    }

    private Uni<Void> write(Predicate<Held> which) {
        List<Held> now = removed(which);
        if (now.isEmpty()) return Uni.createFrom().voidItem();
        return repository
                .write(now.stream().map(Held::fact).toList())
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("What models took could not be told yet: %s", failure.getMessage());
                    again(now);
                })
                .onFailure()
                .recoverWithNull();
    }

    private synchronized void again(List<Held> unwritten) {
        unwritten.forEach(this::hold);
    }

    private void hold(Held one) {
        if (held.size() >= MOST_HELD) {
            LOG.errorf("The database takes nothing: the oldest of %d records of model calls is lost.", MOST_HELD);
            held.removeFirst();
        }
        held.add(one);
    }

    private synchronized List<Held> removed(Predicate<Held> which) {
        List<Held> found = new ArrayList<>();
        for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
            Held one = all.next();
            if (which.test(one)) {
                found.add(one);
                all.remove();
            }
        }
        return found;
    }
}
