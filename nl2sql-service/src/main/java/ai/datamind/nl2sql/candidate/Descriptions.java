package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.note.TableNotes;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds what is written about the tables at hand; where it cannot be had the tables alone must do. */
@ApplicationScoped
class Descriptions {
    private final TableNotes notes;
    private final Worker worker;

    Descriptions(TableNotes notes, Worker worker) {
        this.notes = notes;
        this.worker = worker;
    }

    Uni<Surroundings> of(Asking asking, Surroundings around) {
        return notes.of(asking, around.tables().keySet())
                .flatMap(written -> worker.run(() -> around.described(written)))
                .onFailure()
                .recoverWithItem(around);
    }
}
