package ai.datamind.nl2sql.note;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Keeps what was told for a while, by asker and decision: a question over tables that were asked about waits for nobody. */
@ApplicationScoped
public class TableNotes {
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(2));
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 20_000;

    private record Key(String userId, String fingerprint, String table) {}

    private record Kept(TableNote note, Instant until) {}

    private final TableNoteClient client;
    private final Decisions decisions;
    private final WarehouseConfig warehouse;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    TableNotes(@RestClient TableNoteClient client, Decisions decisions, WarehouseConfig warehouse) {
        this.client = client;
        this.decisions = decisions;
        this.warehouse = warehouse;
    }

    /** A note for each table, in order; fails where the semantic service does not answer. dbt knows of one warehouse alone. */
    public Uni<List<TableNote>> of(Asking asking, Collection<String> tables) {
        if (tables.isEmpty() || !asking.warehouse().equals(warehouse.name())) {
            return Uni.createFrom().item(List.of());
        }
        return decisions.of(asking).flatMap(decision -> of(asking, decision, List.copyOf(tables)));
    }

    private Uni<List<TableNote>> of(Asking asking, Decision decision, List<String> tables) {
        Instant now = Instant.now();
        List<String> missing = tables.stream()
                .filter(table -> known(key(asking, decision, table), now) == null)
                .toList();
        Uni<Void> told = missing.isEmpty() ? Uni.createFrom().voidItem() : told(asking, decision, missing);
        return told.map(done -> tables.stream()
                .map(table -> {
                    TableNote note = known(key(asking, decision, table), now);
                    return note == null ? TableNote.nothing(table) : note;
                })
                .toList());
    }

    private Uni<Void> told(Asking asking, Decision decision, List<String> tables) {
        var caller = asking.caller();
        return SEMANTIC.call(client.notes(caller.bearer(), caller.correlationId(), new TableNoteClient.Wish(tables)))
                .invoke(notes -> {
                    if (kept.size() > MOST_KEPT) kept.clear();
                    Instant until = Instant.now().plus(KEPT);
                    tables.forEach(
                            table -> kept.put(key(asking, decision, table), new Kept(TableNote.nothing(table), until)));
                    notes.data().forEach(note -> kept.put(key(asking, decision, note.table()), new Kept(note, until)));
                })
                .emitOn(Worker.home())
                .replaceWithVoid();
    }

    private TableNote known(Key key, Instant now) {
        Kept found = kept.get(key);
        return found == null || found.until().isBefore(now) ? null : found.note();
    }

    private static Key key(Asking asking, Decision decision, String table) {
        return new Key(asking.caller().userId(), decision.fingerprint(), table);
    }
}
