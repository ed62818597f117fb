package ai.datamind.nl2sql.feedback;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.feedback.Gate.Regression;
import ai.datamind.nl2sql.knowledge.Library;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.outbox.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a pair a verified one: once its SQL has been parsed, governed and planned like that of every question, and once no verified
 * question would be answered worse than before, unless the administrator insists.
 */
@ApplicationScoped
class Promotion {
    private final Soundness soundness;
    private final Gate gate;
    private final TrainingRepository training;
    private final Library library;

    Promotion(Soundness soundness, Gate gate, TrainingRepository training, Library library) {
        this.soundness = soundness;
        this.gate = gate;
        this.training = training;
        this.library = library;
    }

    /** Only what is to be verified has to pass the gate. */
    Uni<TrainingPair> add(Caller by, TrainingPair pair, boolean force) {
        return soundness
                .check(by, pair.sql())
                .flatMap(sound -> pair.tag().equals(TrainingPair.VERIFIED)
                        ? passed(by, pair, force).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .flatMap(passed -> training.add(pair))
                .flatMap(done -> library.reload())
                .replaceWith(pair);
    }

    /** Fails with 422 where the SQL would not run, with 409 and the figures where others would be answered worse. */
    Uni<Promoted> approve(Caller by, String id, String correctedSql, boolean force) {
        return training.find(id).flatMap(pair -> {
            String sql = correctedSql == null ? pair.sql() : correctedSql;
            if (sql == null) throw ProblemException.invalid("corrected_sql", "is needed: the entry has no SQL");
            TrainingPair corrected = pair.with(sql);
            return soundness
                    .check(by, sql)
                    .flatMap(sound -> passed(by, corrected, force))
                    .flatMap(regression -> training.verify(pair, sql, approved(by, pair, regression, force))
                            .flatMap(done -> library.reload())
                            .replaceWith(new Promoted(
                                    pair.id(), pair.question(), sql, "approved", regression.broken(), regression)));
        });
    }

    private Uni<Regression> passed(Caller by, TrainingPair fresh, boolean force) {
        return gate.compare(by, fresh).invoke(regression -> {
            if (!force && !regression.worse().isEmpty()) {
                throw new ProblemException(
                        Nl2sqlCode.PROMOTION_WORSENS,
                        regression.worse().size() + " verified questions would be answered worse; nothing was changed.",
                        Map.of("regression", regression));
            }
        });
    }

    private static Fact approved(Caller by, TrainingPair pair, Regression regression, boolean force) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("entry_id", Ids.next("evt"));
        payload.put("action", "training.approved");
        payload.put("actor_id", by.userId());
        payload.put("actor_email", by.subject().email());
        payload.put("ip", by.ip());
        payload.put("outcome", "APPROVED");
        payload.put("resource", pair.id());
        payload.put("correlation_id", by.correlationId());
        payload.put(
                "detail",
                Map.of(
                        "pair_id",
                        pair.id(),
                        "forced",
                        force,
                        "checked",
                        regression.checked(),
                        "worse",
                        regression.worse().size()));
        payload.put("occurred_at", Instant.now());
        return new Fact("datamind.audit.v1", "ai.datamind.audit.recorded.v1", pair.id(), pair.id(), payload);
    }

    record Promoted(
            String id, String question, String sql, String status, List<Gate.Change> broken, Regression regression) {}
}
