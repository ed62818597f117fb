package ai.datamind.semantic.dbt.quality;

import ai.datamind.semantic.dbt.quality.ModelQuality.Status;
import ai.datamind.semantic.model.sql.Relation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The quality of every relation of dbt as this replica knows it; answers look here without waiting for anything. */
@ApplicationScoped
public class QualityBoard {

    private final AtomicReference<Map<String, ModelQuality>> byRelation = new AtomicReference<>(Map.of());

    private final AtomicReference<Map<Status, Long>> counts = new AtomicReference<>(Map.of());

    /** How many models are how good; empty where dbt was never synchronised. */
    public Map<Status, Long> counts() {
        return counts.get();
    }

    public void show(Collection<ModelQuality> all) {
        counts.set(all.stream().collect(Collectors.groupingBy(ModelQuality::status, Collectors.counting())));
        var index = new HashMap<String, ModelQuality>();
        all.forEach(q -> {
            index.put(key(q.schema(), q.relation()), q);
            index.merge(key(null, q.relation()), q, (a, b) -> a.status().compareTo(b.status()) <= 0 ? a : b);
        });
        byRelation.set(index);
    }

    /** A relation without a schema is answered for by the worst of its name. */
    public Optional<ModelQuality> of(Relation relation) {
        return Optional.ofNullable(byRelation.get().get(key(relation.schema(), relation.table())));
    }

    /** One sentence for each relation that something is wrong with, for people who read an answer over them. */
    public List<String> warnings(Collection<Relation> relations) {
        return warningsOf(relations.stream().map(Relation::toString).toList());
    }

    /** @param tables {@code schema.table}, or a table whose schema is not said */
    public List<String> warningsOf(Collection<String> tables) {
        return tables.stream()
                .distinct()
                .flatMap(t -> Optional.ofNullable(byRelation.get().get(t.toLowerCase(Locale.ROOT))).stream())
                .flatMap(q -> warning(q).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> warning(ModelQuality quality) {
        String name = (quality.schema() == null ? "" : quality.schema() + ".") + quality.relation();
        return switch (quality.status()) {
            case PASSING, UNTESTED -> Optional.empty();
            case FAILING ->
                Optional.of(
                        quality.failed() > 0
                                ? "Data quality: " + quality.failed() + " of " + quality.tests() + " tests of " + name
                                        + " failed."
                                : "Data quality: " + name + " could not be built the last time; its data is older.");
            case WARNING ->
                Optional.of(
                        quality.freshness() != null && quality.failing().isEmpty()
                                ? "Data quality: " + name + " has not been loaded as recently as agreed."
                                : "Data quality: " + quality.failing().size() + " of " + quality.tests() + " tests of "
                                        + name + " gave a warning.");
        };
    }

    private static String key(String schema, String relation) {
        return (schema == null ? relation : schema + "." + relation).toLowerCase(Locale.ROOT);
    }
}
