package ai.datamind.semantic.catalog.authoring;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository;
import ai.datamind.semantic.catalog.version.ModelVersion;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenManifest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Documents as the asker may read them: without hidden names, and without stored values of columns not shown to them raw. */
@ApplicationScoped
public class SeenDocuments {

    private final ModelCatalog catalog;
    private final ModelRepository models;
    private final PublishedManifest published;
    private final Warehouses warehouses;

    SeenDocuments(ModelCatalog catalog, ModelRepository models, PublishedManifest published, Warehouses warehouses) {
        this.catalog = catalog;
        this.models = models;
        this.published = published;
        this.warehouses = warehouses;
    }

    /** The author's own text where nothing is left out; 404 where nothing is left. */
    public Uni<ModelVersion> of(ModelVersion version) {
        return version.source() == null
                ? Uni.createFrom().item(version)
                : catalog.read(version.source())
                        .chain(document -> seen(document).map(seen -> as(version, document, seen)));
    }

    private static ModelVersion as(ModelVersion version, ModelDocument document, Optional<ModelDocument> seen) {
        ModelDocument left = seen.orElseThrow(() -> ProblemException.notFound("model"));
        return left.equals(document) ? version : version.with(ModelWriter.yaml(left));
    }

    private Uni<Optional<ModelDocument>> seen(ModelDocument document) {
        SemanticManifest manifest = published.current().manifest();
        return warehouses
                .visibility()
                .chain(visibility -> visibility.hidesNothing()
                        ? Uni.createFrom().item(Optional.of(document))
                        : catalog.reading(() -> SeenDocument.of(document, manifest, visibility)));
    }

    /** What is published, likewise. */
    public Uni<List<ModelDocument>> published() {
        SemanticManifest manifest = published.current().manifest();
        return warehouses
                .visibility()
                .chain(visibility -> visibility.hidesNothing()
                        ? Uni.createFrom().item(manifest.documents())
                        : catalog.reading(() -> SeenDocument.all(manifest, visibility)));
    }

    /** How the asker may search: published documents of which nothing is left are not found, nor is any by what may be hidden in it. */
    public Uni<ModelRepository.Reach> reach() {
        SemanticManifest manifest = published.current().manifest();
        return warehouses
                .visibility()
                .chain(visibility -> visibility.hidesNothing()
                        ? Uni.createFrom().item(ModelRepository.Reach.EVERYTHING)
                        : catalog.reading(() -> new ModelRepository.Reach(
                                hidden(manifest, SeenManifest.of(manifest, visibility)), false)));
    }

    private static Set<String> hidden(SemanticManifest manifest, SemanticManifest seen) {
        var names = new TreeSet<String>();
        manifest.documents().forEach(d -> names.add(d.name()));
        seen.documents().forEach(d -> names.remove(d.name()));
        return names;
    }

    /**
     * Whoever does not see a document whole may not put another in its place: what was hidden would be gone without anybody
     * having meant it.
     */
    public Uni<Void> requireWhole(String name) {
        return models.current(name)
                .onFailure(SeenDocuments::missing)
                .recoverWithNull()
                .chain(version -> version == null
                        ? Uni.createFrom().voidItem()
                        : of(version).invoke(seen -> requireSame(version, seen)).replaceWithVoid());
    }

    private static boolean missing(Throwable failure) {
        return failure instanceof ProblemException p && p.code() == KitCode.NOT_FOUND;
    }

    private static void requireSame(ModelVersion version, ModelVersion seen) {
        if (!seen.source().equals(version.source())) {
            throw new ProblemException(
                    SemanticCode.PARTS_HIDDEN,
                    "Policies hide parts of '" + version.name()
                            + "' from you, and they would be lost. Change the parts you see one by one, or ask"
                            + " somebody who sees it whole.");
        }
    }
}
