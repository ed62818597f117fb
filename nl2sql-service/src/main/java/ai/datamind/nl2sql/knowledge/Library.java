package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.retrieval.Retrieval;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.stage.Worker;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings what is stored into memory: at start, when a replica says that something changed, and now and then. */
@ApplicationScoped
public class Library {
    private static final Logger LOG = Logger.getLogger(Library.class);

    private final TrainingRepository training;
    private final PieceRepository pieces;
    private final VerifiedPairs verified;
    private final Retrieval retrieval;
    private final Worker worker;

    Library(
            TrainingRepository training,
            PieceRepository pieces,
            VerifiedPairs verified,
            Retrieval retrieval,
            Worker worker) {
        this.training = training;
        this.pieces = pieces;
        this.verified = verified;
        this.retrieval = retrieval;
        this.worker = worker;
    }

    /** Reads everything again; what was committed before the call is in use when this completes. */
    public Uni<Void> reload() {
        return Uni.combine()
                .all()
                .unis(training.usable(), pieces.all())
                .asTuple()
                .flatMap(both -> worker.run(() -> use(both.getItem1(), both.getItem2())));
    }

    private Void use(List<TrainingPair> pairs, List<Piece> written) {
        verified.replace(pairs);
        List<Text> texts = new ArrayList<>();
        pairs.forEach(pair -> texts.add(pair.text()));
        written.forEach(piece -> texts.add(piece.text()));
        retrieval.replace(texts);
        return null;
    }

    void load(@Observes StartupEvent started) {
        quietly().subscribe().with(done -> LOG.debug("Knowledge is loaded."));
    }

    /** Should an event ever be missed, the next round heals it; vectors that could not be made are made then. */
    @Scheduled(every = "${datamind.knowledge.reindex:5m}", delayed = "1m")
    Uni<Void> again() {
        return quietly();
    }

    private Uni<Void> quietly() {
        return reload().onFailure()
                .invoke(failure -> LOG.warnf("Knowledge could not be read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
