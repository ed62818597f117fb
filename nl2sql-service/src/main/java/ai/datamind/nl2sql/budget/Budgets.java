package ai.datamind.nl2sql.budget;

import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** The door: books what is about to be spent, or refuses it. Whoever has no quota costs no look into the database. */
@ApplicationScoped
public class Budgets {
    private static final Logger LOG = Logger.getLogger(Budgets.class);
    private static final Duration KEPT = Duration.ofSeconds(5);

    private record Known(Map<String, Quota> byScope, Instant at) {}

    private final QuotaRepository quotas;
    private final SpendingRepository spending;
    private final AtomicReference<Known> known = new AtomicReference<>();

    Budgets(QuotaRepository quotas, SpendingRepository spending) {
        this.quotas = quotas;
        this.spending = spending;
    }

    /** What was booked; {@code userId} is null where nothing had to be. */
    public record Charge(String userId, Amounts booked) {}

    /** Fails with OVER_BUDGET and the estimate where today's rest is smaller. */
    public Uni<Charge> charge(Caller caller, Amounts estimate) {
        return of(caller)
                .flatMap(quota -> quota.map(bound -> book(caller.userId(), estimate, bound))
                        .orElse(Uni.createFrom().item(new Charge(null, Amounts.NOTHING))));
    }

    /** Replaces what was expected by what was spent; a failure here must not take an answer away. */
    public Uni<Void> settle(Charge charge, Amounts spent) {
        if (charge.userId() == null) return Uni.createFrom().voidItem();
        return spending.correct(charge.userId(), spent.minus(charge.booked()))
                .onFailure()
                .invoke(failure -> LOG.warnf("A budget stays charged with an estimate: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** The quota that holds for this person: their own, else their role's. */
    Uni<Optional<Quota>> of(Caller caller) {
        return all().map(byScope -> Optional.ofNullable(byScope.get("user:" + caller.userId()))
                .or(() -> Optional.ofNullable(
                        byScope.get("role:" + caller.subject().role().wire()))));
    }

    Uni<Amounts> spent(Caller caller) {
        return spending.spent(caller.userId());
    }

    void forget() {
        known.set(null);
    }

    private Uni<Charge> book(String userId, Amounts estimate, Quota quota) {
        Optional<String> alone = quota.exceeded(estimate);
        if (alone.isPresent()) return refused(userId, estimate, quota);
        return spending.book(userId, estimate, quota)
                .flatMap(booked -> booked
                        ? Uni.createFrom().item(new Charge(userId, estimate))
                        : refused(userId, estimate, quota));
    }

    private Uni<Charge> refused(String userId, Amounts estimate, Quota quota) {
        return spending.spent(userId).flatMap(spent -> {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("per", "day");
            said.put("exceeded", quota.exceeded(spent.plus(estimate)).orElse("db_cost"));
            said.put("wanted", estimate);
            said.put("spent", spent);
            said.put("allowed", quota);
            return Uni.createFrom()
                    .failure(new Refused(
                            new Refusal.OverBudget("This would take more than is left of today's budget.", said)));
        });
    }

    private Uni<Map<String, Quota>> all() {
        Known now = known.get();
        if (now != null && now.at().plus(KEPT).isAfter(Instant.now())) {
            return Uni.createFrom().item(now.byScope());
        }
        return quotas.all()
                .invoke(byScope -> known.set(new Known(byScope, Instant.now())))
                .onFailure()
                .transform(away -> new Refused(
                                new Refusal.SourceDown("database", "The budgets cannot be read; nothing is spent."))
                        .causedBy(away));
    }
}
