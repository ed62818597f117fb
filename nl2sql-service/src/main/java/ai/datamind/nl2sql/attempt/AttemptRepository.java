package ai.datamind.nl2sql.attempt;

import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageRecord;
import ai.datamind.nl2sql.usage.UsageLedger;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes attempts. Nothing here is told to a caller before its transaction, with the facts in it, has committed. */
@ApplicationScoped
public class AttemptRepository {
    private static final String OPEN = """
            insert into attempts (query_id, user_id, user_email, project_id, conversation_id, correlation_id,
                                  question, warehouse, row_limit, provider, sql_text, parameters, status)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::json, 'running')
            on conflict (query_id) do update
               set status = 'running', outcome = null, refusal = null, finished_at = null, correlation_id = $6,
                   row_limit = $9, cancel_wanted = null""";
    private static final String CLOSE = """
            update attempts
               set status = $2, outcome = $3, sql_text = coalesce($4, sql_text), provider = coalesce($5, provider),
                   model = coalesce($6, model), confidence = coalesce($7, confidence), sql_hash = $8, policy_version = $9,
                   policy_fingerprint = $10, row_count = $11, refusal = $12::text::json, answer = $13::text::json,
                   ms = $14, finished_at = now()
             where query_id = $1""";
    /** A stage that runs again, as after a separate generation, replaces its former record. */
    private static final String STAGE = """
            insert into stage_records (query_id, position, stage, passed, ms, output)
            values ($1, $2, $3, $4, $5, $6::text::json)
            on conflict (query_id, position) do update
               set passed = excluded.passed, ms = excluded.ms, output = excluded.output""";

    private static final String FORGET_PAGES = "delete from result_pages where query_id = $1";
    private static final String PAGE =
            "insert into result_pages (query_id, page, rows) values ($1, $2, $3::text::json)";

    private final Pool pool;
    private final Outbox outbox;
    private final Stored stored;
    private final UsageLedger usage;

    AttemptRepository(Pool pool, Outbox outbox, Stored stored, UsageLedger usage) {
        this.pool = pool;
        this.outbox = outbox;
        this.stored = stored;
        this.usage = usage;
    }

    /** Fails with {@link Refused} naming the audit store where the intent cannot be made durable. */
    public Uni<DurableIntent> open(Opening opening) {
        return pool.withTransaction(tx -> together(
                        tx.preparedQuery(OPEN).execute(row(opening)), outbox.append(tx, AttemptFacts.of(opening))))
                .map(committed -> new DurableIntent(opening))
                .onFailure()
                .transform(AttemptRepository::notDurable);
    }

    /** Together with what models took for it. */
    public Uni<Void> close(DurableIntent intent, Closing closing) {
        Opening opening = intent.opening();
        List<Fact> models = usage.take(opening.queryId());
        return pool.withTransaction(tx -> together(
                        tx.preparedQuery(CLOSE).execute(row(opening, closing)),
                        stages(tx, opening.queryId(), closing.stages()),
                        pages(tx, opening.queryId(), closing.rows()),
                        outbox.append(tx, facts(AttemptFacts.of(opening, closing), models))))
                .onFailure()
                .invoke(failure -> usage.giveBack(opening.queryId(), models))
                .onFailure()
                .transform(AttemptRepository::notDurable);
    }

    private static Fact[] facts(Fact[] own, List<Fact> models) {
        return Stream.concat(Arrays.stream(own), models.stream()).toArray(Fact[]::new);
    }

    private Uni<Void> stages(SqlConnection tx, String queryId, List<StageRecord> stages) {
        if (stages.isEmpty()) return Uni.createFrom().voidItem();
        List<Tuple> rows = new ArrayList<>();
        for (StageRecord stage : stages) {
            rows.add(Tuple.of(
                    queryId,
                    stage.stage().ordinal(),
                    stage.stage().wire(),
                    stage.passed(),
                    stage.ms(),
                    stored.text(stage.output())));
        }
        return tx.preparedQuery(STAGE).executeBatch(rows).replaceWithVoid();
    }

    private Uni<Void> pages(SqlConnection tx, String queryId, Closing.Rows result) {
        List<Tuple> rows = new ArrayList<>();
        for (List<Map<String, Object>> page : result.pages()) {
            rows.add(Tuple.of(queryId, rows.size() + 1, stored.text(page)));
        }
        Uni<?> forgotten = tx.preparedQuery(FORGET_PAGES).execute(Tuple.of(queryId));
        return rows.isEmpty()
                ? forgotten.replaceWithVoid()
                : together(forgotten, tx.preparedQuery(PAGE).executeBatch(rows));
    }

    /** In this order, without waiting for each answer: one way to the database and back instead of one for each. */
    private static Uni<Void> together(Uni<?>... statements) {
        return Uni.combine().all().unis(List.of(statements)).discardItems();
    }

    private Tuple row(Opening opening) {
        return Tuple.tuple()
                .addString(opening.queryId())
                .addString(opening.caller().userId())
                .addString(opening.caller().subject().email())
                .addString(opening.origin().projectId())
                .addString(opening.origin().conversationId())
                .addString(opening.caller().correlationId())
                .addString(opening.question())
                .addString(opening.warehouse())
                .addInteger(opening.limit())
                .addString(opening.origin().provider())
                .addString(opening.written() == null ? null : opening.written().sql())
                .addString(
                        opening.written() == null
                                ? null
                                : stored.text(opening.written().parameters()));
    }

    private Tuple row(Opening opening, Closing closing) {
        return Tuple.tuple()
                .addString(opening.queryId())
                .addString(closing.status().wire())
                .addString(closing.outcome().name())
                .addString(closing.text("sql"))
                .addString(closing.text("provider"))
                .addString(closing.text("model"))
                .addDouble(closing.made("confidence") instanceof Number number ? number.doubleValue() : null)
                .addString(closing.text("sql_hash"))
                .addString(closing.text("policy_version"))
                .addString(closing.text("policy_fingerprint"))
                .addInteger(closing.rows().count())
                .addString(closing.refusal().isEmpty() ? null : stored.text(closing.refusal()))
                .addString(closing.answer().isEmpty() ? null : stored.text(closing.answer()))
                .addDouble(closing.ms());
    }

    private static Throwable notDurable(Throwable failure) {
        return new Refused(new Refusal.SourceDown(
                        "audit", "The audit store does not take entries; nothing is answered without one."))
                .causedBy(failure);
    }
}
