package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.stage.StageRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A run as a stream of events. Stages are told as they end; rows only once the attempt is closed, as in the plain answer. A refusal
 * is the last event, because the status line has left by then.
 */
final class Progress<E> {
    private final BiFunction<String, Object, E> event;

    Progress(BiFunction<String, Object, E> event) {
        this.event = event;
    }

    Multi<E> of(Function<StageLog, Uni<AskResponse>> run) {
        return Multi.createFrom().emitter(emitter -> {
            StageLog log = new StageLog(stage -> emitter.emit(event.apply("stage", told(stage))));
            run.apply(log).subscribe().with(body -> finish(emitter, body), failure -> refuse(emitter, failure));
        });
    }

    private void finish(MultiEmitter<? super E> emitter, AskResponse body) {
        switch (body) {
            case AskResponse.Answered answered -> {
                emitter.emit(event.apply("rows", rows(answered)));
                emitter.emit(event.apply("explanation", answered.withoutRows()));
            }
            case AskResponse.Unclear unclear -> emitter.emit(event.apply("clarification", unclear));
            case AskResponse.Generated generated -> emitter.emit(event.apply("sql", generated));
        }
        emitter.emit(event.apply("done", Map.of("query_id", body.queryId(), "outcome", body.outcome())));
        emitter.complete();
    }

    private void refuse(MultiEmitter<? super E> emitter, Throwable failure) {
        Map<String, Object> problem = new LinkedHashMap<>();
        if (failure instanceof ProblemException refused) {
            problem.putAll(refused.extensions());
            problem.put("status", refused.code().status());
            problem.put("code", refused.code().name());
            problem.put("title", refused.code().title());
            problem.put("detail", refused.getMessage());
        } else {
            problem.put("status", 500);
            problem.put("code", "INTERNAL_ERROR");
            problem.put("detail", "The service failed.");
        }
        emitter.emit(event.apply("error", problem));
        emitter.complete();
    }

    private static Map<String, Object> told(StageRecord stage) {
        return Map.of(
                "stage", stage.stage().wire(), "passed", stage.passed(), "ms", stage.ms(), "output", stage.output());
    }

    private static Map<String, Object> rows(AskResponse.Answered answered) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("columns", answered.columns());
        rows.put("results", answered.results());
        rows.put("rows_returned", answered.rowsReturned());
        rows.put("truncated", answered.truncated());
        return rows;
    }
}
