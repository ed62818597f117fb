package ai.datamind.semantic.catalog;

import ai.datamind.semantic.document.ModelWriter;
import ai.datamind.semantic.metadata.Warehouse;
import ai.datamind.semantic.model.CategoricalDimension;
import ai.datamind.semantic.model.Dimension;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.Relation;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.visibility.Sight;
import ai.datamind.semantic.visibility.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Documents as the asker may read them: without the stored values of columns that are not shown to them raw. */
@ApplicationScoped
public class SeenDocuments {

    private final ModelCatalog catalog;
    private final Sight sight;

    SeenDocuments(ModelCatalog catalog, Sight sight) {
        this.catalog = catalog;
        this.sight = sight;
    }

    /** The author's own text where nothing is left out. A document that speaks of no values asks nobody. */
    public Uni<ModelVersion> of(ModelVersion version) {
        if (version.source() == null || !version.source().contains("labels")) {
            return Uni.createFrom().item(version);
        }
        return catalog.read(version.source())
                .chain(document -> sight.of(Warehouse.NAME).map(visibility -> {
                    ModelDocument seen = seen(document, visibility);
                    return seen.equals(document) ? version : version.with(ModelWriter.yaml(seen));
                }));
    }

    static ModelDocument seen(ModelDocument document, Visibility visibility) {
        return document.with(document.semanticModels().stream()
                .map(m -> m.with(
                        m.dimensions().stream().map(d -> seen(m, d, visibility)).toList()))
                .toList());
    }

    private static Dimension seen(SemanticModel model, Dimension dimension, Visibility visibility) {
        if (!(dimension instanceof CategoricalDimension said) || said.labels().isEmpty()) {
            return dimension;
        }
        Relation relation = model.relation();
        List<String> columns = List.copyOf(said.expression().columns());
        boolean shown = columns.stream().allMatch(c -> visibility.values(relation.schema(), relation.table(), c));
        return shown
                ? said
                : new CategoricalDimension(
                        said.name(),
                        said.expression(),
                        said.dataType(),
                        said.description(),
                        said.synonyms(),
                        Map.of(),
                        said.partition());
    }
}
