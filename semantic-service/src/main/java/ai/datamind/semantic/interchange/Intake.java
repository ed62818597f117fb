package ai.datamind.semantic.interchange;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.ModelCatalog;
import ai.datamind.semantic.document.ModelWriter;
import ai.datamind.semantic.interchange.IntakeRepository.Head;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.ModelDocument.Category;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final IntakeRepository repository;

    Intake(ModelCatalog catalog, IntakeRepository repository) {
        this.catalog = catalog;
        this.repository = repository;
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
            String name, int version, boolean changed, boolean published, int semanticModels, int metrics, String problem) {

        /** The version that is published already stays: a worse one does not take its place. */
        Kept before() {
            return new Kept(name, version - 1, false, true, semanticModels, metrics, problem);
        }
    }

    /** @param tags those of the document's present version; says whether it may be replaced */
    public Uni<Kept> keep(ModelDocument document, String message, String author, Predicate<Iterable<String>> tags) {
        return put(document, message, author, tags, null)
                .onFailure(Intake::unproven)
                .recoverWithUni(failure -> put(draft(document), message, author, tags, cut(failure.getMessage())));
    }

    private static boolean unproven(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.code() == SemanticCode.INVALID_MODEL;
    }

    private Uni<Kept> put(
            ModelDocument document, String message, String author, Predicate<Iterable<String>> tags, String problem) {
        String source = ModelWriter.yaml(document);
        return catalog.inTurn(tx -> repository.head(tx, document.name()).chain(head -> {
            if (head.filter(h -> !h.deleted() && !tags.test(h.tags())).isPresent()) {
                throw new ProblemException(
                        SemanticCode.MODEL_EXISTS,
                        "There is a model '" + document.name() + "' already that did not come from here.");
            }
            return replace(tx, document, source, head, message, author, problem);
        }));
    }

    private Uni<Kept> replace(
            SqlConnection tx,
            ModelDocument document,
            String source,
            Optional<Head> head,
            String message,
            String author,
            String problem) {
        boolean production = document.category() == Category.PRODUCTION;
        boolean equal = head.filter(h -> !h.deleted() && h.hash().equals(IntakeRepository.hash(source)))
                .isPresent();
        int version = head.map(Head::version).orElse(0) + (equal ? 0 : 1);
        var kept = new Kept(
                document.name(),
                version,
                !equal,
                production,
                document.semanticModels().size(),
                document.metrics().size(),
                problem);
        if (equal) {
            return Uni.createFrom().item(kept);
        }
        boolean published =
                head.filter(h -> !h.deleted() && h.category().equals("production")).isPresent();
        if (published && problem != null) {
            return Uni.createFrom().item(kept.before());
        }
        return repository
                .put(tx, document, source, version, message, author)
                .chain(() -> production || published
                        ? catalog.publish(tx, source, author)
                        : Uni.createFrom().voidItem())
                .replaceWith(kept);
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
