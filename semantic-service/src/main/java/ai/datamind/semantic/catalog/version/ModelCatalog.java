package ai.datamind.semantic.catalog.version;

import ai.datamind.kit.problem.FieldProblem;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.PublicationRepository;
import ai.datamind.semantic.catalog.Publisher;
import ai.datamind.semantic.catalog.kept.KeptDocuments;
import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.catalog.proof.Proof;
import ai.datamind.semantic.catalog.version.ModelRepository.Head;
import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes documents. What is in production is published in the transaction that changes it, and only when everything in
 * production still works together: a change that breaks another model is refused and nothing of it is kept.
 */
@ApplicationScoped
public class ModelCatalog {

    private final ModelRepository models;
    private final PublicationRepository publications;
    private final Publisher publisher;
    private final KeptDocuments documents;

    ModelCatalog(
            ModelRepository models, PublicationRepository publications, Publisher publisher, KeptDocuments documents) {
        this.models = models;
        this.publications = publications;
        this.publisher = publisher;
        this.documents = documents;
    }

    public Uni<ModelDocument> read(String source) {
        return aside(() -> documents.manifests().read(source));
    }

    /** Reading of another kind, whose problems are told like those of {@link #read}. */
    public <T> Uni<T> reading(Callable<T> work) {
        return aside(work);
    }

    public Uni<ModelVersion> create(Draft draft) {
        return change(draft, false, head -> {
            if (head.isPresent() && !head.get().deleted()) {
                throw ModelRepository.exists(draft.name());
            }
        });
    }

    /** @param expected the version the author saw, or null for whichever there is */
    public Uni<ModelVersion> update(Draft draft, Predicate<Integer> expected) {
        return change(draft, false, head -> require(head, expected));
    }

    /** Creates or changes. */
    public Uni<ModelVersion> put(Draft draft) {
        return change(draft, false, head -> {});
    }

    public Uni<Void> delete(String name, String author, Predicate<Integer> expected) {
        return models.current(name)
                .chain(current -> read(current.source())
                        .map(document -> new Draft(document, current.source(), "deleted", author)))
                .chain(draft -> change(draft, true, head -> require(head, expected)))
                .replaceWithVoid();
    }

    private static void require(Optional<Head> head, Predicate<Integer> expected) {
        Head present = head.filter(h -> !h.deleted()).orElseThrow(() -> ProblemException.notFound("model"));
        if (!expected.test(present.version())) {
            throw new ProblemException(
                    SemanticCode.VERSION_MISMATCH, "The model is at version " + present.version() + " now.");
        }
    }

    private Uni<ModelVersion> change(
            Draft draft, boolean deleted, java.util.function.Consumer<Optional<Head>> condition) {
        return models.inTurn(tx -> models.lock(tx, draft.name()).chain(head -> {
                    condition.accept(head);
                    int version = head.map(Head::version).orElse(0) + 1;
                    boolean concerns =
                            draft.published() || head.filter(Head::published).isPresent();
                    return models.put(tx, draft, version, deleted)
                            .chain(() -> concerns
                                    ? publish(tx, draft.source(), draft.author())
                                    : Uni.createFrom().voidItem());
                }))
                .chain(() -> publisher.refresh())
                .chain(() -> deleted ? Uni.createFrom().nullItem() : models.current(draft.name()));
    }

    /** Compiles every metric of production and of a category, whether anything changed or not. */
    public Uni<Proof> proveAll(String category) {
        return told(publications
                .all(category)
                .chain(next -> documents.with(next.versions(), read -> {
                    SemanticManifest manifest = draft(read, next);
                    var problems = Manifests.problems(manifest, new JoinGraph(manifest), manifest.metrics(), "");
                    return new Proof(
                            manifest.models().size(), manifest.metrics().size(), problems);
                })));
    }

    private static SemanticManifest draft(List<ModelDocument> read, PublicationRepository.Next next) {
        return Manifests.together(0, "", Instant.EPOCH, read, next.terms());
    }

    /** The newest version, held until the transaction ends. */
    public Uni<Optional<Head>> head(SqlConnection tx, String name) {
        return models.lock(tx, name);
    }

    /** A new version within a transaction of {@link #inTurn}; publishing it is a step of its own. */
    public Uni<Void> keep(SqlConnection tx, Draft draft, int version) {
        return models.put(tx, draft, version, false);
    }

    /** Publishes what the transaction made of the catalog, after proving that it works. */
    public Uni<Void> publish(SqlConnection tx, String changed, String author) {
        return publications
                .next(tx)
                .call(next -> told(documents.with(tx, next.versions(), read -> {
                    SemanticManifest manifest = draft(read, next);
                    documents.manifests().prove(manifest, changed);
                    return manifest;
                })))
                .chain(next -> publications.publish(tx, next, author))
                .replaceWithVoid();
    }

    public <T> Uni<T> inTurn(Function<SqlConnection, Uni<T>> change) {
        return models.inTurn(change).call(() -> publisher.refresh());
    }

    /** Reading may take a while, so it happens beside the event loop. */
    private <T> Uni<T> aside(Callable<T> work) {
        return told(documents.aside(work));
    }

    private static <T> Uni<T> told(Uni<T> work) {
        return work.onFailure(InvalidDocument.class).transform(e -> invalid((InvalidDocument) e));
    }

    private static ProblemException invalid(InvalidDocument e) {
        List<FieldProblem> errors = e.problems().stream()
                .limit(100)
                .map(p -> new FieldProblem(p.path(), p.toString()))
                .toList();
        return new ProblemException(
                SemanticCode.INVALID_MODEL, e.getMessage(), errors, Map.of("problems", e.problems()));
    }
}
