package ai.datamind.nl2sql.feedback;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.ask.Bounds;
import ai.datamind.nl2sql.ask.Pipeline;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.knowledge.VerifiedPairs;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.outbox.Fact;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a pair a verified one, once its SQL has been parsed, governed and planned like that of every question. */
@ApplicationScoped
class Promotion {
    private final Pipeline pipeline;
    private final Bounds bounds;
    private final TrainingRepository training;
    private final VerifiedPairs pairs;

    Promotion(Pipeline pipeline, Bounds bounds, TrainingRepository training, VerifiedPairs pairs) {
        this.pipeline = pipeline;
        this.bounds = bounds;
        this.training = training;
        this.pairs = pairs;
    }

    /** Fails with 422 and the violations where the SQL would not run. */
    Uni<Void> check(Caller by, String sql) {
        var asking = bounds.asking(by, null, 1);
        return pipeline.check(new Candidate(asking, sql, List.of(), new Candidate.Written()), StageLog.silent())
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), asking.queryId()))
                .replaceWithVoid();
    }

    Uni<TrainingPair> add(Caller by, String question, String sql, String tag) {
        TrainingPair pair = new TrainingPair(Ids.next("train"), question, sql, tag, null, by.userId(), Instant.now());
        return check(by, sql)
                .flatMap(checked -> training.add(pair))
                .flatMap(done -> pairs.reload())
                .replaceWith(pair);
    }

    /** The gate: the other verified pairs are checked again, and what does not hold any more is said. */
    Uni<Promoted> approve(Caller by, String id, String correctedSql) {
        return training.find(id).flatMap(pair -> {
            String sql = correctedSql == null ? pair.sql() : correctedSql;
            if (sql == null) throw ProblemException.invalid("corrected_sql", "is needed: the entry has no SQL");
            return check(by, sql)
                    .flatMap(checked -> training.verify(pair, sql, approved(by, pair)))
                    .flatMap(done -> pairs.reload())
                    .flatMap(done -> broken(by))
                    .map(broken -> new Promoted(pair.id(), pair.question(), sql, "approved", broken));
        });
    }

    private Uni<List<Broken>> broken(Caller by) {
        return training.verified()
                .flatMap(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(pair -> check(by, pair.sql())
                                .map(fine -> new Broken(pair.id(), pair.question(), null))
                                .onFailure(ProblemException.class)
                                .recoverWithItem(
                                        failure -> new Broken(pair.id(), pair.question(), failure.getMessage())))
                        .filter(pair -> pair.reason() != null)
                        .collect()
                        .asList());
    }

    private static Fact approved(Caller by, TrainingPair pair) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("entry_id", Ids.next("evt"));
        payload.put("action", "training.approved");
        payload.put("actor_id", by.userId());
        payload.put("actor_email", by.subject().email());
        payload.put("ip", by.ip());
        payload.put("outcome", "APPROVED");
        payload.put("resource", pair.id());
        payload.put("correlation_id", by.correlationId());
        payload.put("detail", Map.of("pair_id", pair.id()));
        payload.put("occurred_at", Instant.now());
        return new Fact("datamind.audit.v1", "ai.datamind.audit.recorded.v1", pair.id(), pair.id(), payload);
    }

    /** @param broken verified pairs that would not run any more */
    record Promoted(String id, String question, String sql, String status, List<Broken> broken) {}

    record Broken(String id, String question, String reason) {}
}
