package ai.datamind.nl2sql.llm;

import ai.datamind.nl2sql.question.Asking;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Tells the house what a model took; in a transaction of its own, because it was spent whatever becomes of the question. */
@ApplicationScoped
class LlmUsageRepository {
    private final Pool pool;
    private final Outbox outbox;

    LlmUsageRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    Uni<Void> add(Asking asking, String provider, LlmAnswer answer, String purpose) {
        Fact fact = new Fact(
                "datamind.usage.v1",
                "ai.datamind.usage.llm_tokens.v1",
                asking.queryId(),
                asking.queryId(),
                Map.of(
                        "query_id",
                        asking.queryId(),
                        "user_id",
                        asking.caller().userId(),
                        "provider",
                        provider,
                        "model",
                        answer.model(),
                        "input_tokens",
                        answer.inputTokens(),
                        "output_tokens",
                        answer.outputTokens(),
                        "cost",
                        answer.cost(),
                        "purpose",
                        purpose));
        return pool.withTransaction(tx -> outbox.append(tx, fact));
    }
}
