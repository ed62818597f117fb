package ai.datamind.usage.quota;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.usage.rollup.UsageFact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Tells, once a day and in the transaction that counted it, that a user has passed a limit. */
@ApplicationScoped
public class QuotaWatch {
    private final QuotaRepository quotas;
    private final Outbox outbox;
    private final Map<String, Long> limits;

    QuotaWatch(QuotaRepository quotas, Outbox outbox, QuotaConfig config) {
        this.quotas = quotas;
        this.outbox = outbox;
        this.limits = Map.of(
                "questions", config.questionsPerDay(), "rows", config.rowsPerDay(), "tokens", config.tokensPerDay());
    }

    @RegisterForReflection
    record QuotaExceeded(String userId, LocalDate day, String quota, long limit, long used, Instant at) {}

    public Uni<Void> check(SqlClient tx, UsageFact fact) {
        if (limits.values().stream().allMatch(limit -> limit == 0)) {
            return Uni.createFrom().voidItem();
        }
        return quotas.figures(tx, fact.day(), fact.userId())
                .chain(figures -> check(tx, figures, "questions", figures.questions())
                        .chain(() -> check(tx, figures, "rows", figures.rows()))
                        .chain(() -> check(tx, figures, "tokens", figures.tokens())));
    }

    private Uni<Void> check(SqlClient tx, DayFigures figures, String quota, long used) {
        long limit = limits.get(quota);
        if (limit == 0 || used <= limit) {
            return Uni.createFrom().voidItem();
        }
        var exceeded = new QuotaExceeded(figures.userId(), figures.day(), quota, limit, used, Instant.now());
        var fact = new Fact(
                "datamind.usage.v1",
                "ai.datamind.usage.quota.exceeded.v1",
                figures.userId(),
                figures.userId(),
                exceeded);
        return quotas.firstTime(tx, figures, quota)
                .chain(first ->
                        first ? outbox.append(tx, fact) : Uni.createFrom().voidItem());
    }
}
