package ai.datamind.nl2sql.vector;

import ai.datamind.nl2sql.vector.EmbeddingRepository.Embedded;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Vectors in a table of this service, all of them searched in memory: thousands of texts need no index, and no extension of
 * PostgreSQL. Blocking, like every store of this interface: called on a worker.
 */
final class RowStore implements EmbeddingStore<TextSegment> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String space;
    private final EmbeddingRepository rows;
    private final InMemoryEmbeddingStore<TextSegment> memory = new InMemoryEmbeddingStore<>();

    RowStore(String space, EmbeddingRepository rows) {
        this.space = space;
        this.rows = rows;
    }

    /** Puts into memory what another replica, or an earlier life of this one, has stored. */
    void remember(Collection<Embedded> stored) {
        if (stored.isEmpty()) return;
        memory.removeAll(stored.stream().map(one -> one.id().toString()).toList());
        memory.addAll(
                stored.stream().map(one -> one.id().toString()).toList(),
                stored.stream().map(RowStore::embedding).toList(),
                stored.stream().map(one -> Segments.of(one.entryId(), "")).toList());
    }

    @Override
    public void addAll(List<String> ids, List<Embedding> embeddings, List<TextSegment> segments) {
        List<Embedded> made = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            made.add(new Embedded(
                    UUID.fromString(ids.get(i)),
                    Segments.entry(segments.get(i)),
                    boxed(embeddings.get(i).vector())));
        }
        rows.put(space, made).await().atMost(PATIENCE);
        remember(made);
    }

    @Override
    public String add(Embedding embedding) {
        throw new UnsupportedOperationException("a vector without its text cannot be found again");
    }

    @Override
    public void add(String id, Embedding embedding) {
        add(embedding);
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        String id = UUID.randomUUID().toString();
        addAll(List.of(id), List.of(embedding), List.of(segment));
        return id;
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        embeddings.forEach(this::add);
        return List.of();
    }

    @Override
    public void removeAll(Collection<String> ids) {
        rows.delete(ids.stream().map(UUID::fromString).toList()).await().atMost(PATIENCE);
        memory.removeAll(ids);
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        return memory.search(request);
    }

    private static Embedding embedding(Embedded stored) {
        float[] vector = new float[stored.vector().length];
        for (int i = 0; i < vector.length; i++) vector[i] = stored.vector()[i];
        return Embedding.from(vector);
    }

    private static Float[] boxed(float[] vector) {
        Float[] boxed = new Float[vector.length];
        for (int i = 0; i < vector.length; i++) boxed[i] = vector[i];
        return boxed;
    }
}
