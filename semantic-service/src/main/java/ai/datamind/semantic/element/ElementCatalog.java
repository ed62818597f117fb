package ai.datamind.semantic.element;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.catalog.authoring.SeenDocuments;
import ai.datamind.semantic.catalog.version.Draft;
import ai.datamind.semantic.catalog.version.EtagFilter;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository;
import ai.datamind.semantic.catalog.version.ModelVersion;
import ai.datamind.semantic.model.ModelDocument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes single parts of documents. Two changes of one document at a time are made one after the other, none is lost. */
@ApplicationScoped
class ElementCatalog {

    /** How often a change is made anew on what another left, where its author named no version. */
    private static final int TRIES = 5;

    private static final String REGISTERED = "registered";

    private final ModelCatalog catalog;
    private final ModelRepository models;
    private final SeenDocuments seen;
    private final PublishedManifest published;

    ElementCatalog(ModelCatalog catalog, ModelRepository models, SeenDocuments seen, PublishedManifest published) {
        this.catalog = catalog;
        this.models = models;
        this.seen = seen;
        this.published = published;
    }

    Uni<ElementVersion> read(ElementId id, String document) {
        return models.current(holder(id, document))
                .chain(seen::of)
                .chain(version -> catalog.read(version.source())
                        .map(read -> new Tree(read)
                                .find(id)
                                .map(definition -> ElementVersion.of(id, version, definition))
                                .orElseThrow(() ->
                                        ProblemException.notFound(id.kind().word()))));
    }

    /** @param document where the part is to stand; a filter, hierarchy or metric stands in "registered" where none is named */
    Uni<ElementVersion> create(ElementId id, Change change, String document) {
        String holder = document != null
                ? document
                : id.kind().ofModel() ? holder(new ElementId(id.kind(), id.semanticModel(), ""), null) : REGISTERED;
        return apply(id, change, holder, tree -> tree.add(id, change.definition()))
                .map(version -> ElementVersion.of(id, version, change.definition()));
    }

    Uni<ElementVersion> update(ElementId id, Change change, String document) {
        if (!id.name().equals(ElementId.named(change.definition()))) {
            throw ProblemException.invalid("definition.name", "must stay '" + id.name() + "'");
        }
        String holder = holder(id, document);
        return shown(id, holder)
                .invoke(part -> part.requireWhole(id))
                .chain(() -> apply(id, change, holder, tree -> tree.replace(id, change.definition())))
                .map(version -> ElementVersion.of(id, version, change.definition()));
    }

    /** A part as it stands and as the asker sees it; both are nothing where there is none. */
    private record Part(Optional<Map<String, Object>> whole, Optional<Map<String, Object>> shown) {

        /** What is hidden wholly is not there. */
        void requireShown(ElementId id) {
            if (whole.isPresent() && shown.isEmpty()) {
                throw ProblemException.notFound(id.kind().word());
            }
        }

        /** What is hidden of a part would be lost with its replacement. */
        void requireWhole(ElementId id) {
            requireShown(id);
            if (!shown.equals(whole)) {
                throw new ProblemException(
                        SemanticCode.PARTS_HIDDEN,
                        "Policies hide parts of " + id + " from you, and they would be lost.");
            }
        }
    }

    private Uni<Part> shown(ElementId id, String holder) {
        return models.current(holder)
                .chain(kept -> definition(id, kept)
                        .chain(whole -> seen.of(kept)
                                .chain(version -> definition(id, version))
                                .map(shown -> new Part(whole, shown))));
    }

    private Uni<Optional<Map<String, Object>>> definition(ElementId id, ModelVersion version) {
        return catalog.read(version.source()).map(document -> new Tree(document).find(id));
    }

    Uni<Void> delete(ElementId id, Change change, String document) {
        String holder = holder(id, document);
        return shown(id, holder)
                .invoke(part -> part.requireShown(id))
                .chain(() -> apply(id, change, holder, tree -> tree.remove(id)))
                .replaceWithVoid();
    }

    private interface Edit {
        void on(Tree tree);
    }

    private Uni<ModelVersion> apply(ElementId id, Change change, String holder, Edit edit) {
        Uni<ModelVersion> made = Uni.createFrom()
                .deferred(() -> REGISTERED.equals(holder)
                        ? models.current(holder)
                                .onFailure(ElementCatalog::missing)
                                .recoverWithNull()
                        : models.current(holder))
                .chain(kept -> kept == null ? first(id, change, holder, edit) : edited(id, change, kept, edit));
        return change.anyVersion()
                ? made.onFailure(ElementCatalog::overtaken).retry().atMost(TRIES)
                : made;
    }

    private static boolean missing(Throwable failure) {
        return failure instanceof ProblemException p && p.code() == KitCode.NOT_FOUND;
    }

    private static boolean overtaken(Throwable failure) {
        return failure instanceof ProblemException p && p.code() == SemanticCode.VERSION_MISMATCH;
    }

    private Uni<ModelVersion> edited(ElementId id, Change change, ModelVersion kept, Edit edit) {
        Predicate<Integer> seen =
                version -> version == kept.version() && change.accepted().test(version);
        return catalog.read(kept.source())
                .chain(document -> catalog.reading(() -> {
                    var tree = new Tree(document);
                    edit.on(tree);
                    return tree.read(id);
                }))
                .chain(document -> catalog.reading(() -> draft(id, change, document)))
                .chain(draft -> catalog.update(draft, seen));
    }

    /** The document of what is registered one by one is made with its first part. */
    private Uni<ModelVersion> first(ElementId id, Change change, String holder, Edit edit) {
        return catalog.reading(() -> {
                    var tree = new Tree(ModelDocument.empty(holder, "What was registered one by one"));
                    edit.on(tree);
                    return tree.read(id);
                })
                .chain(document -> catalog.reading(() -> draft(id, change, document)))
                .chain(catalog::create);
    }

    private static Draft draft(ElementId id, Change change, ModelDocument document) {
        return Draft.written(document, id.kind().word() + " " + id + " " + change.what(), change.author());
    }

    /** The document that holds a part: the one that is named, or the published one. */
    private String holder(ElementId id, String document) {
        if (document != null) {
            return document;
        }
        return published.current().manifest().documents().stream()
                .filter(d -> holds(d, id))
                .map(ModelDocument::name)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(id.kind().word()));
    }

    private static boolean holds(ModelDocument document, ElementId id) {
        return id.semanticModel() != null
                ? document.semanticModels().stream().anyMatch(m -> m.name().equals(id.semanticModel()))
                : names(document, id.kind()).contains(id.name());
    }

    private static List<String> names(ModelDocument document, Kind kind) {
        return switch (kind) {
            case METRIC -> document.metrics().stream().map(m -> m.name()).toList();
            case FILTER -> document.filters().stream().map(f -> f.name()).toList();
            case HIERARCHY -> document.hierarchies().stream().map(h -> h.name()).toList();
            case ENTITY, DIMENSION, MEASURE -> List.of();
        };
    }

    /** What is to be done: {@code accepted} says of which versions of the document. */
    record Change(
            Map<String, Object> definition,
            String what,
            String author,
            Predicate<Integer> accepted,
            boolean anyVersion) {

        static Change of(Map<String, Object> definition, String what, String author, String ifMatch) {
            if (definition == null) {
                throw ProblemException.invalid("definition", "is missing");
            }
            return new Change(definition, what, author, EtagFilter.accepts(ifMatch), ifMatch == null);
        }

        static Change removal(String author, String ifMatch) {
            return of(Map.of(), "deleted", author, ifMatch);
        }
    }
}
