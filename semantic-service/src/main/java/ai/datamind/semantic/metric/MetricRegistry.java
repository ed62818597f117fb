package ai.datamind.semantic.metric;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.catalog.authoring.SeenDocuments;
import ai.datamind.semantic.catalog.version.Draft;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository;
import ai.datamind.semantic.catalog.version.ModelVersion;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.element.Names;
import ai.datamind.semantic.model.metric.Metric;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Adds metrics to a document, which is made when it is not there. A metric of the same name takes the old one's place. */
@ApplicationScoped
public class MetricRegistry {

    private final ModelCatalog catalog;
    private final ModelRepository models;
    private final SeenDocuments seen;

    MetricRegistry(ModelCatalog catalog, ModelRepository models, SeenDocuments seen) {
        this.catalog = catalog;
        this.models = models;
        this.seen = seen;
    }

    /**
     * @param body a document without a name whose metrics are added
     * @return the document as the asker may see it
     */
    Uni<ModelVersion> add(String model, String body, String author) {
        try {
            Names.require("model", model);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("model", e.getMessage());
        }
        return catalog.read(named(body))
                .invoke(MetricRegistry::requireMetrics)
                .chain(added -> present(model).map(present -> merged(present, added.metrics())))
                .chain(document -> catalog.reading(() -> Draft.written(document, "metrics registered", author)))
                .chain(catalog::put)
                .chain(seen::of);
    }

    private static void requireMetrics(ModelDocument added) {
        if (added.metrics().isEmpty()) {
            throw ProblemException.invalid("metrics", "must hold at least one");
        }
    }

    private static String named(String body) {
        boolean json = body.stripLeading().startsWith("{");
        return json ? "{\"name\": \"import\", " + body.strip().substring(1) : "name: import\n" + body;
    }

    private Uni<ModelDocument> present(String model) {
        return models.current(model)
                .chain(kept -> catalog.read(kept.source()))
                .onFailure(e -> e instanceof ProblemException p && p.code() == KitCode.NOT_FOUND)
                .recoverWithItem(ModelDocument.empty(model, "Metrics that were registered one by one"));
    }

    private static ModelDocument merged(ModelDocument present, List<Metric> added) {
        var metrics = new ArrayList<>(present.metrics());
        metrics.removeIf(m -> added.stream().anyMatch(a -> a.name().equals(m.name())));
        metrics.addAll(added);
        return present.measuring(metrics);
    }
}
