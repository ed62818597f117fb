package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verified pairs that a new one concerns. */
@ApplicationScoped
class PairsAbout {
    private final TrainingRepository training;
    private final Catalog catalog;
    private final FeedbackConfig config;

    PairsAbout(TrainingRepository training, Catalog catalog, FeedbackConfig config) {
        this.training = training;
        this.catalog = catalog;
        this.config = config;
    }

    /** The youngest that read a table the new one reads, and those that are not understood any more; never the one it replaces. */
    Uni<List<TrainingPair>> theTablesOf(TrainingPair fresh) {
        return Uni.combine()
                .all()
                .unis(training.verified(), catalog.snapshot())
                .asTuple()
                .map(known -> {
                    CatalogSnapshot snapshot = known.getItem2();
                    Set<RelationName> tables = tables(fresh, snapshot).orElse(Set.of());
                    return known.getItem1().reversed().stream()
                            .filter(pair -> !pair.asksTheSameAs(fresh))
                            .filter(pair -> tables(pair, snapshot)
                                    .map(own -> !Collections.disjoint(own, tables))
                                    .orElse(true))
                            .limit(config.gatePairs())
                            .toList();
                });
    }

    private static Optional<Set<RelationName>> tables(TrainingPair pair, CatalogSnapshot catalog) {
        try {
            return Optional.of(Resolver.resolve(Firewall.postgresql().admit(pair.sql()), catalog)
                    .relations());
        } catch (Rejected notUnderstood) {
            return Optional.empty();
        }
    }
}
