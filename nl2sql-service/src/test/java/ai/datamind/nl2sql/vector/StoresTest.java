package ai.datamind.nl2sql.vector;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The clients of external stores, against servers that speak their protocols. */
class StoresTest {
    @Test
    void chromaKeepsFindsAndForgets() throws Exception {
        try (FakeChroma server = new FakeChroma()) {
            keepsFindsAndForgets(Stores.of(config("chroma", server.port()), "space", null));
        }
    }

    @Test
    void qdrantKeepsFindsAndForgets() throws Exception {
        try (FakeQdrant server = new FakeQdrant()) {
            keepsFindsAndForgets(Stores.of(config("qdrant", server.port()), "space", null));
        }
    }

    @Test
    void pgvectorSaysThatItCannotReachItsDatabase() {
        assertThatThrownBy(() -> Stores.of(config("pgvector", 1), "space", null))
                .hasStackTraceContaining("refused");
    }

    @Test
    void anUnknownKindStopsTheStart() {
        assertThatThrownBy(() -> Stores.of(config("shoebox", 1), "space", null))
                .hasMessageContaining("datamind.vector.store.kind");
    }

    private static void keepsFindsAndForgets(EmbeddingStore<TextSegment> store) {
        String near = UUID.randomUUID().toString();
        String far = UUID.randomUUID().toString();
        store.addAll(
                List.of(near, far),
                List.of(Embedding.from(new float[] {1, 0}), Embedding.from(new float[] {0, 1})),
                List.of(Segments.of("know-1", "near"), Segments.of("know-2", "far")));
        assertThat(found(store)).containsExactly("know-1", "know-2");
        store.removeAll(List.of(near));
        assertThat(found(store)).containsExactly("know-2");
    }

    private static List<String> found(EmbeddingStore<TextSegment> store) {
        var request = EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(new float[] {1, 0.1f}))
                .maxResults(5)
                .build();
        return store.search(request).matches().stream()
                .map(match -> Segments.entry(match.embedded()))
                .toList();
    }

    private static VectorConfig.Store config(String kind, int port) {
        return new VectorConfig.Store() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public String host() {
                return "localhost";
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public boolean tls() {
                return false;
            }

            @Override
            public Optional<String> user() {
                return Optional.empty();
            }

            @Override
            public Optional<String> password() {
                return Optional.of("secret");
            }

            @Override
            public String database() {
                return "datamind";
            }

            @Override
            public String collection() {
                return "datamind_knowledge";
            }

            @Override
            public int dimension() {
                return 2;
            }
        };
    }
}
