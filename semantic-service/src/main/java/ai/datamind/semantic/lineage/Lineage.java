package ai.datamind.semantic.lineage;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.dbt.DbtRepository;
import ai.datamind.semantic.dbt.StoredNode;
import ai.datamind.semantic.metadata.warehouse.WarehouseRepository;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.Visibility;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** The whole graph, made anew when the manifest changed or after a minute. A warehouse that is away only hides its views. */
@ApplicationScoped
public class Lineage {

    private static final Logger LOG = Logger.getLogger(Lineage.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int GRAPHS = 16;

    private record Seen(LineageGraph whole, LineageGraph left) {}

    private record Known(LineageGraph graph, long version, Instant at) {}

    private final PublishedManifest published;
    private final DbtRepository dbt;
    private final WarehouseRepository warehouse;
    private final Vertx vertx;
    private final AtomicReference<Known> known = new AtomicReference<>();
    private final Cache<Visibility.Names, Seen> seen =
            Caffeine.newBuilder().maximumSize(GRAPHS).build();

    Lineage(PublishedManifest published, DbtRepository dbt, WarehouseRepository warehouse, Vertx vertx) {
        this.published = published;
        this.dbt = dbt;
        this.warehouse = warehouse;
        this.vertx = vertx;
    }

    /** Those who see the same names share what is left of the graph. */
    @SuppressWarnings(
            "ReferenceEquality") // the same graph is the same building of it; comparing its nodes is not meant
    Uni<LineageGraph> seen(Visibility visibility) {
        return graph().map(whole -> {
            Seen kept = seen.getIfPresent(visibility.names());
            if (kept == null || kept.whole() != whole) {
                kept = new Seen(whole, SeenLineage.of(whole, visibility));
                seen.put(visibility.names(), kept);
            }
            return kept.left();
        });
    }

    private Uni<LineageGraph> graph() {
        SemanticManifest manifest = published.current().manifest();
        Known last = known.get();
        boolean fresh = last != null
                && last.version() == manifest.version()
                && last.at().plus(FRESH).isAfter(Instant.now());
        return fresh
                ? Uni.createFrom().item(last.graph())
                : dbt.nodes()
                        .chain(nodes -> vertx.executeBlocking(() -> build(manifest, nodes), false))
                        .invoke(built -> known.set(new Known(built, manifest.version(), Instant.now())));
    }

    private LineageGraph build(SemanticManifest manifest, List<StoredNode> nodes) {
        var graph = new LineageGraph.Builder();
        try {
            ViewLineage.add(graph, warehouse);
        } catch (ProblemException away) {
            LOG.warnf("Lineage is shown without the warehouse's views: %s", away.getMessage());
        }
        DbtLineage.add(graph, nodes);
        SemanticLineage.add(graph, manifest);
        return graph.build();
    }
}
