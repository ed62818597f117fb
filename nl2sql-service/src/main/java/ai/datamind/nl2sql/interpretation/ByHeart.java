package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.VerifiedPairs;
import ai.datamind.nl2sql.note.TableNotes;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Questions that were answered and verified before, with what is wrong with the data they read. */
@ApplicationScoped
class ByHeart {
    private static final String UNKNOWN = "Whether tests of the data failed could not be looked up.";

    private final VerifiedPairs pairs;
    private final Catalog catalog;
    private final TableNotes notes;
    private final Worker worker;

    ByHeart(VerifiedPairs pairs, Catalog catalog, TableNotes notes, Worker worker) {
        this.pairs = pairs;
        this.catalog = catalog;
        this.notes = notes;
        this.worker = worker;
    }

    /** Absent for whoever wants the model's own reading. */
    Optional<Uni<Interpretation>> of(Question question) {
        return Interpretation.MODEL.equals(question.provider())
                        || !question.learning().byHeart()
                ? Optional.empty()
                : pairs.of(question.follows().questions(), question.text()).map(pair -> verified(question, pair));
    }

    private Uni<Interpretation> verified(Question question, TrainingPair pair) {
        return catalog.snapshot(question.asking().warehouse())
                .flatMap(snapshot -> worker.run(() -> tables(pair.sql(), snapshot)))
                .flatMap(tables -> warnings(question, tables)
                        .map(warnings -> Interpretation.verified(question, pair.id(), pair.sql())
                                .over(tables, warnings)));
    }

    private Uni<List<String>> warnings(Question question, List<String> tables) {
        return notes.of(question.asking(), tables)
                .map(found ->
                        found.stream().flatMap(note -> note.warnings().stream()).toList())
                .onFailure()
                .recoverWithItem(List.of(UNKNOWN));
    }

    /** None where the statement is not understood any more: the next stages say why. */
    private static List<String> tables(String sql, CatalogSnapshot catalog) {
        try {
            return Resolver.resolve(Firewall.postgresql().admit(sql), catalog).relations().stream()
                    .map(name -> name.schema() + "." + name.name())
                    .toList();
        } catch (Rejected notUnderstood) {
            return List.of();
        }
    }
}
