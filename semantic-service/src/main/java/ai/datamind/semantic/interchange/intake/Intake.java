package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.version.Draft;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository.Head;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.ModelDocument.Category;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps documents that came from elsewhere. What is for production is proven together with all that is published already; when
 * that fails, nothing published changes: an earlier version stays, and a new document is kept as a draft to look at.
 */
@ApplicationScoped
public class Intake {

    private static final int LONGEST_PROBLEM = 2_000;

    private final ModelCatalog catalog;

    Intake(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What became of one document.
     *
     * @param version of the document as it is kept now
     * @param changed false where the newest version is equal already
     * @param problem why it is a draft only, or null
     */
    @RegisterForReflection
    public record Kept(
            String name,
            int version,
            boolean changed,
            boolean published,
            int semanticModels,
            int metrics,
            String problem) {}

    /**
     * Keeps all of them or none.
     *
     * @param tags those of a document's present version; says whether it may be replaced
     */
    public Uni<List<Kept>> keep(
            List<ModelDocument> documents, String message, String author, Predicate<Iterable<String>> tags) {
        var intent = new Intent(message, author, tags, null);
        return put(documents, intent)
                .onFailure(Intake::unproven)
                .recoverWithUni(failure -> put(
                        documents.stream().map(Intake::draft).toList(),
                        new Intent(message, author, tags, cut(failure.getMessage()))));
    }

    private static boolean unproven(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.code() == SemanticCode.INVALID_MODEL;
    }

    /** {@code problem} is why these are drafts, or null. */
    private record Intent(String message, String author, Predicate<Iterable<String>> tags, String problem) {}

    private Uni<List<Kept>> put(List<ModelDocument> documents, Intent intent) {
        return catalog.inTurn(tx -> Multi.createFrom()
                .iterable(documents)
                .onItem()
                .transformToUniAndConcatenate(document -> put(tx, document, intent))
                .collect()
                .asList()
                .call(all -> publish(tx, documents, all, intent)));
    }

    private Uni<Void> publish(SqlConnection tx, List<ModelDocument> documents, List<Kept> all, Intent intent) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).published() && all.get(i).changed()) {
                return catalog.publish(tx, ModelWriter.yaml(documents.get(i)), intent.author());
            }
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Kept> put(SqlConnection tx, ModelDocument document, Intent intent) {
        return catalog.reading(() -> Draft.written(document, intent.message(), intent.author()))
                .chain(draft -> put(tx, draft, intent));
    }

    private Uni<Kept> put(SqlConnection tx, Draft draft, Intent intent) {
        ModelDocument document = draft.document();
        return catalog.head(tx, document.name()).chain(found -> {
            Optional<Head> head = found.filter(h -> !h.deleted());
            if (head.filter(h -> !intent.tags().test(h.tags())).isPresent()) {
                throw new ProblemException(
                        SemanticCode.MODEL_EXISTS,
                        "There is a model '" + document.name() + "' already that did not come from here.");
            }
            int before = found.map(Head::version).orElse(0);
            boolean production = document.category() == Category.PRODUCTION;
            boolean wasPublished = head.filter(Head::published).isPresent();
            if (wasPublished && !production && intent.problem() != null) {
                // What is published works; what does not work does not take its place.
                return Uni.createFrom().item(kept(document, before, false, true, intent));
            }
            boolean equal = head.filter(h -> h.holds(draft.source())).isPresent();
            return equal
                    ? Uni.createFrom().item(kept(document, before, false, production, intent))
                    : catalog.keep(tx, draft, before + 1)
                            .replaceWith(kept(document, before + 1, true, production || wasPublished, intent));
        });
    }

    private static Kept kept(ModelDocument document, int version, boolean changed, boolean published, Intent intent) {
        return new Kept(
                document.name(),
                version,
                changed,
                published,
                document.semanticModels().size(),
                document.metrics().size(),
                intent.problem());
    }

    private static ModelDocument draft(ModelDocument d) {
        return new ModelDocument(
                d.name(),
                d.description(),
                d.owner(),
                d.tags(),
                Category.DEVELOPMENT,
                d.certification(),
                d.semanticModels(),
                d.metrics(),
                d.filters(),
                d.hierarchies(),
                d.glossary(),
                d.timeSpines());
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }
}
