package ai.datamind.nl2sql.progress;

import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Tells a socket whenever the attempt's status changes, and what became of it; asks the store, so any replica may be watched. */
@ApplicationScoped
class Watching {
    private static final long EVERY_MS = 150;
    private static final short NOT_FOUND = 4404;
    private static final short DONE = 1000;

    private final AttemptHistoryRepository history;
    private final ObjectMapper mapper;
    private final Vertx vertx;

    Watching(AttemptHistoryRepository history, ObjectMapper mapper, Vertx vertx) {
        this.history = history;
        this.mapper = mapper;
        this.vertx = vertx;
    }

    void follow(ServerWebSocket socket, String queryId, String owner) {
        AtomicReference<String> told = new AtomicReference<>();
        long timer = vertx.setPeriodic(1, EVERY_MS, tick -> look(socket, queryId, owner, told));
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private void look(ServerWebSocket socket, String queryId, String owner, AtomicReference<String> told) {
        history.find(owner, queryId)
                .flatMap(history::withStages)
                .subscribe()
                .with(attempt -> tell(socket, attempt, told), failure -> socket.close(NOT_FOUND, "No such query."));
    }

    private void tell(ServerWebSocket socket, Attempt attempt, AtomicReference<String> told) {
        String status = attempt.status().wire();
        if (socket.isClosed() || status.equals(told.getAndSet(status))) return;
        send(socket, progress(attempt));
        if (attempt.status().ended()) {
            socket.close(DONE, status);
        }
    }

    private static Map<String, Object> progress(Attempt attempt) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", attempt.status().ended() ? "done" : "progress");
        message.put("query_id", attempt.queryId());
        message.put("status", attempt.status().wire());
        message.put("outcome", attempt.outcome());
        message.put("rows_returned", attempt.rowCount());
        message.put("stages", attempt.stages());
        return message;
    }

    private void send(ServerWebSocket socket, Map<String, Object> message) {
        try {
            socket.writeTextMessage(mapper.writeValueAsString(message));
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
