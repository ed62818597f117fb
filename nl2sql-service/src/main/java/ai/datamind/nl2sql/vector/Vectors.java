package ai.datamind.nl2sql.vector;

import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.usage.ModelUse;
import ai.datamind.nl2sql.usage.ModelUse.Spender;
import ai.datamind.nl2sql.usage.UsageLedger;
import ai.datamind.nl2sql.vector.EmbeddingRepository.Embedded;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Keeps the vectors of the texts at hand and finds the nearest of a question. Its failures cost an answer nothing but nearness. */
@ApplicationScoped
public class Vectors {
    private static final Logger LOG = Logger.getLogger(Vectors.class);
    private static final int MOST_QUESTIONS = 2_000;

    private final VectorConfig config;
    private final EmbeddingRepository rows;
    private final Worker worker;
    private final UsageLedger usage;
    private final Optional<EmbeddingModel> model;
    private final String space;
    private final AtomicReference<EmbeddingStore<TextSegment>> store = new AtomicReference<>();
    private final Map<String, Embedding> questions = new ConcurrentHashMap<>();
    private final AtomicReference<Map<String, String>> wanted = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Health health = Health.UNTRIED;

    Vectors(VectorConfig config, EmbeddingRepository rows, Worker worker, UsageLedger usage) {
        this.config = config;
        this.rows = rows;
        this.worker = worker;
        this.usage = usage;
        this.model = EmbeddingModels.of(config.embedding());
        this.space = config.store().kind() + "|" + config.store().collection() + "|"
                + config.embedding().model();
    }

    /** What became of the last call. */
    public enum Health {
        UNTRIED,
        WORKS,
        FAILS
    }

    public boolean configured() {
        return model.isPresent();
    }

    public String kind() {
        return config.store().kind();
    }

    public Health health() {
        return health;
    }

    /** From now on these texts, by id of their entry, and no others. Several calls in a row are done as one. */
    public void keep(Map<String, String> texts) {
        if (!configured()) return;
        wanted.set(Map.copyOf(texts));
        if (busy.compareAndSet(false, true)) work();
    }

    /** Ids of entries, nearest first; none where the model or the store does not answer in time. */
    public Uni<List<String>> nearest(String question, int most, Spender by) {
        return worker.run(() -> search(question, most, by))
                .ifNoItem()
                .after(config.embedding().timeout())
                .fail()
                .onItemOrFailure()
                .transform((found, failure) -> {
                    health = failure == null ? Health.WORKS : Health.FAILS;
                    if (failure == null) return found;
                    LOG.warnf("Vectors could not be asked: %s", failure.getMessage());
                    return List.of();
                });
    }

    private List<String> search(String question, int most, Spender by) {
        if (questions.size() > MOST_QUESTIONS) questions.clear();
        Embedding asked = questions.computeIfAbsent(
                question, text -> embedded(List.of(TextSegment.from(text)), by).getFirst());
        return store()
                .search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(asked)
                        .maxResults(most)
                        .build())
                .matches()
                .stream()
                .map(match -> Segments.entry(match.embedded()))
                .toList();
    }

    private void work() {
        Map<String, String> texts = wanted.getAndSet(null);
        rows.all(space)
                .flatMap(stored -> worker.run(() -> bring(texts, stored)))
                .subscribe()
                .with(done -> next(Health.WORKS), failure -> {
                    LOG.warnf("Texts could not be embedded: %s", failure.getMessage());
                    next(Health.FAILS);
                });
    }

    private void next(Health now) {
        health = now;
        busy.set(false);
        if (wanted.get() != null && busy.compareAndSet(false, true)) work();
    }

    /** Makes the store hold exactly these texts; what is there already costs nothing. */
    private Void bring(Map<String, String> texts, List<Embedded> stored) {
        Map<UUID, String> missing = new LinkedHashMap<>();
        texts.forEach((entry, text) -> missing.put(id(entry, text), entry));
        Set<String> gone = new HashSet<>();
        List<Embedded> kept = new ArrayList<>();
        for (Embedded one : stored) {
            if (missing.remove(one.id()) == null) gone.add(one.id().toString());
            else kept.add(one);
        }
        if (store() instanceof RowStore mine) mine.remember(kept);
        List<UUID> ids = List.copyOf(missing.keySet());
        int batch = config.embedding().batch();
        for (int from = 0; from < ids.size(); from += batch) {
            embed(ids.subList(from, Math.min(ids.size(), from + batch)), missing, texts);
        }
        if (!gone.isEmpty()) {
            store().removeAll(gone);
            rows.delete(gone.stream().map(UUID::fromString).toList()).await().indefinitely();
        }
        return null;
    }

    private void embed(List<UUID> ids, Map<UUID, String> entries, Map<String, String> texts) {
        List<TextSegment> segments = ids.stream()
                .map(id -> Segments.of(entries.get(id), texts.get(entries.get(id))))
                .toList();
        List<Embedding> made = embedded(segments, Spender.NOBODY);
        store().addAll(ids.stream().map(UUID::toString).toList(), made, segments);
        rows.put(
                        space,
                        ids.stream()
                                .map(id -> new Embedded(id, entries.get(id), null))
                                .toList())
                .await()
                .indefinitely();
    }

    private List<Embedding> embedded(List<TextSegment> segments, Spender by) {
        Response<List<Embedding>> answer = model.orElseThrow().embedAll(segments);
        int tokens = answer.tokenUsage().inputTokenCount();
        double cost = tokens * config.embedding().price() / 1_000_000;
        usage.add(new ModelUse(by, config.embedding().kind(), config.embedding().model(), tokens, 0, cost, "embed"));
        return answer.content();
    }

    private UUID id(String entry, String text) {
        return UUID.nameUUIDFromBytes((space + "|" + entry + "|" + text).getBytes(StandardCharsets.UTF_8));
    }

    private EmbeddingStore<TextSegment> store() {
        EmbeddingStore<TextSegment> made = store.get();
        if (made != null) return made;
        store.compareAndSet(null, Stores.of(config.store(), space, rows));
        return store.get();
    }
}
