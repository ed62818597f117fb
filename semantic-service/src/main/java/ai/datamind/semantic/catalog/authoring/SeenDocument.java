package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenManifest;
import ai.datamind.semantic.visibility.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One document, of whatever version, as somebody may read it who may not see every table, column and value. */
final class SeenDocument {

    private SeenDocument() {}

    /** Empty where nothing is left of it: it must look like one that does not exist. */
    static Optional<ModelDocument> of(ModelDocument document, SemanticManifest published, Visibility visibility) {
        SemanticManifest context = context(document, published);
        return SeenManifest.of(context, visibility).documents().stream()
                .filter(d -> d.name().equals(document.name()))
                .findFirst()
                .map(seen -> WithoutValues.of(seen, context, visibility));
    }

    /** All that is published. */
    static List<ModelDocument> all(SemanticManifest published, Visibility visibility) {
        return SeenManifest.of(published, visibility).documents().stream()
                .map(seen -> WithoutValues.of(seen, published, visibility))
                .toList();
    }

    /** Among what is published, which it may refer to. A version that no longer fits there is looked at by itself. */
    private static SemanticManifest context(ModelDocument document, SemanticManifest published) {
        List<ModelDocument> all = new ArrayList<>(published.documents());
        all.removeIf(d -> d.name().equals(document.name()));
        all.add(document);
        try {
            return new SemanticManifest(0, "context", Instant.EPOCH, all);
        } catch (IllegalArgumentException namesClash) {
            return SemanticManifest.of(document);
        }
    }
}
