package ai.datamind.nl2sql.vector;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilderFactory;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.chroma.ChromaApiVersion;
import dev.langchain4j.store.embedding.chroma.ChromaEmbeddingStore;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import dev.langchain4j.store.embedding.qdrant.QdrantEmbeddingStore;
import java.time.Duration;

/** The store that is configured. Made on a worker: pgvector and Chroma look for their tables and collections at once. */
final class Stores {
    /** Chroma's client takes no HTTP client by hand, and there are two on the class path. */
    private static final String HTTP = "langchain4j.http.clientBuilderFactory";

    private Stores() {}

    static EmbeddingStore<TextSegment> of(VectorConfig.Store config, String space, EmbeddingRepository rows) {
        return switch (config.kind()) {
            case "rows" -> new RowStore(space, rows);
            case "pgvector" -> pgvector(config);
            case "qdrant" -> qdrant(config);
            case "chroma" -> chroma(config);
            default -> throw new IllegalArgumentException("datamind.vector.store.kind: no such kind: " + config.kind());
        };
    }

    private static EmbeddingStore<TextSegment> pgvector(VectorConfig.Store config) {
        return PgVectorEmbeddingStore.builder()
                .host(config.host())
                .port(port(config, 5432))
                .user(config.user().orElse("datamind"))
                .password(config.password().orElse(""))
                .database(config.database())
                .table(config.collection())
                .dimension(config.dimension())
                .createTable(true)
                .build();
    }

    private static EmbeddingStore<TextSegment> qdrant(VectorConfig.Store config) {
        var builder = QdrantEmbeddingStore.builder()
                .host(config.host())
                .port(port(config, 6334))
                .useTls(config.tls())
                .collectionName(config.collection());
        config.password().ifPresent(builder::apiKey);
        return builder.build();
    }

    private static EmbeddingStore<TextSegment> chroma(VectorConfig.Store config) {
        if (System.getProperty(HTTP) == null) System.setProperty(HTTP, JdkHttpClientBuilderFactory.class.getName());
        return ChromaEmbeddingStore.builder()
                .apiVersion(ChromaApiVersion.V2)
                .baseUrl((config.tls() ? "https://" : "http://") + config.host() + ":" + port(config, 8000))
                .databaseName(config.database())
                .collectionName(config.collection())
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private static int port(VectorConfig.Store config, int usual) {
        return config.port() == 0 ? usual : config.port();
    }
}
