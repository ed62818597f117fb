package ai.datamind.semantic.interpret.lookup;

import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary.LookedUp;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.visibility.Visibility;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.govern.GovernedStatement;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** The door of the room. A column or value that cannot be looked up is one that is not known; a question never fails for it. */
@ApplicationScoped
public class LookupRepository {

    private static final Logger LOG = Logger.getLogger(LookupRepository.class);
    private static final int AT_ONCE = 3;
    private static final int MOST_PHRASES = 3;

    private record Sampled(String fingerprint, Vocabulary vocabulary) {}

    private record Sought(String fingerprint, String phrase) {}

    private final StatementRepository repository;
    private final LookupConfig config;
    private final Cache<Sampled, Uni<Sample>> samples = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final Cache<Sought, List<LookedUp>> sought = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    LookupRepository(StatementRepository repository, LookupConfig config) {
        this.repository = repository;
        this.config = config;
    }

    /** Whether there are tables of which this asker may see some rows only. */
    public boolean needed(Vocabulary vocabulary, Visibility visibility) {
        return !LookupColumn.filtered(vocabulary, visibility, 1).isEmpty();
    }

    /**
     * Values of those tables, as far as the asker may see them; nothing where they are long in coming, and then they are there for
     * the next question.
     */
    public Uni<Sample> sample(Vocabulary vocabulary, SemanticManifest manifest, Visibility visibility) {
        return samples.get(
                        new Sampled(visibility.fingerprint(), vocabulary),
                        key -> looked(vocabulary, manifest, visibility)
                                .map(Sample::new)
                                .memoize()
                                .indefinitely())
                .ifNoItem()
                .after(config.patience())
                .recoverWithItem(Sample.NONE);
    }

    private Uni<List<LookedUp>> looked(Vocabulary vocabulary, SemanticManifest manifest, Visibility visibility) {
        List<LookupColumn> columns = LookupColumn.filtered(vocabulary, visibility, config.columns());
        return repository
                .catalog()
                .chain(catalog -> Multi.createFrom()
                        .iterable(columns)
                        .onItem()
                        .transformToUni(c -> sample(c, catalog, visibility)
                                .map(found -> new LookedUp(
                                        c.number(),
                                        found.subList(0, Math.min(config.values(), found.size())),
                                        labels(vocabulary, manifest, c),
                                        found.size() <= config.values())))
                        .merge(AT_ONCE)
                        .filter(found -> !found.values().isEmpty())
                        .collect()
                        .asList())
                .onFailure()
                .invoke(LookupRepository::told)
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<String>> sample(LookupColumn column, CatalogSnapshot catalog, Visibility visibility) {
        return found(
                GovernedLookup.sample(column, config.rows(), config.values()),
                List.of(),
                config.statement(),
                catalog,
                visibility);
    }

    private Uni<List<String>> found(
            String sql, List<?> parameters, Duration limit, CatalogSnapshot catalog, Visibility visibility) {
        GovernedStatement governed =
                GovernedLookup.governed(sql, catalog, visibility.policies()).orElse(null);
        return governed == null
                ? Uni.createFrom().item(List.of())
                : repository
                        .values(governed, parameters, limit)
                        .onFailure()
                        .invoke(LookupRepository::told)
                        .onFailure()
                        .recoverWithItem(List.of());
    }

    private static void told(Throwable failure) {
        LOG.debugf("A value was not looked up: %s", failure.getMessage());
    }

    private static Map<String, String> labels(Vocabulary vocabulary, SemanticManifest manifest, LookupColumn c) {
        var column = vocabulary.column(c.number());
        return manifest.model(vocabulary.table(column.table()).model())
                .flatMap(m -> m.dimension(column.dimension()))
                .filter(CategoricalDimension.class::isInstance)
                .map(d -> ((CategoricalDimension) d).labels())
                .orElse(Map.of());
    }

    /** Stored spellings of what a question seems to name and the sample lacks; {@code near} are tables it speaks of. */
    public Uni<List<LookedUp>> search(
            List<String> phrases, Set<Integer> near, Vocabulary vocabulary, Visibility visibility) {
        List<LookupColumn> columns = LookupColumn.open(vocabulary, near, config.searched());
        if (phrases.isEmpty() || columns.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return repository
                .catalog()
                .chain(catalog -> Multi.createFrom()
                        .iterable(phrases.subList(0, Math.min(MOST_PHRASES, phrases.size())))
                        .onItem()
                        .transformToUni(phrase -> search(phrase, columns, catalog, visibility))
                        .concatenate()
                        .onItem()
                        .<LookedUp>disjoint()
                        .collect()
                        .asList())
                .ifNoItem()
                .after(config.search().multipliedBy(3))
                .recoverWithItem(List.of())
                .onFailure()
                .invoke(LookupRepository::told)
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<LookedUp>> search(
            String phrase, List<LookupColumn> columns, CatalogSnapshot catalog, Visibility visibility) {
        var key = new Sought(visibility.fingerprint(), phrase + columns);
        List<LookedUp> before = sought.getIfPresent(key);
        if (before != null) {
            return Uni.createFrom().item(before);
        }
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToUni(c -> search(phrase, c, catalog, visibility)
                        .map(found -> new LookedUp(c.number(), found, Map.of(), false)))
                .merge(AT_ONCE)
                .filter(found -> !found.values().isEmpty())
                .collect()
                .asList()
                .invoke(found -> sought.put(key, found));
    }

    private Uni<List<String>> search(
            String phrase, LookupColumn column, CatalogSnapshot catalog, Visibility visibility) {
        List<String> spellings = spellings(phrase);
        return found(GovernedLookup.equal(column, spellings.size()), spellings, config.search(), catalog, visibility)
                .chain(found -> found.isEmpty()
                        ? found(
                                GovernedLookup.like(column),
                                List.of(escaped(phrase)),
                                config.search(),
                                catalog,
                                visibility)
                        : Uni.createFrom().item(found));
    }

    private static List<String> spellings(String phrase) {
        var all = new LinkedHashSet<String>();
        all.add(phrase);
        all.add(phrase.toUpperCase(Locale.ROOT));
        all.add(phrase.toLowerCase(Locale.ROOT));
        all.add(phrase.substring(0, 1).toUpperCase(Locale.ROOT)
                + phrase.substring(1).toLowerCase(Locale.ROOT));
        return List.copyOf(all);
    }

    private static String escaped(String phrase) {
        return phrase.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
