package ai.datamind.nl2sql.vector;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Optional;

/** The embedding model that is configured. */
final class EmbeddingModels {
    private EmbeddingModels() {}

    static Optional<EmbeddingModel> of(VectorConfig.Embedding config) {
        return switch (config.kind()) {
            case "none" -> Optional.empty();
            case "openai" ->
                Optional.of(new HttpEmbeddings(
                        config, config.baseUrl().orElse("https://api.openai.com/v1") + "/embeddings"));
            case "ollama" ->
                Optional.of(
                        new HttpEmbeddings(config, config.baseUrl().orElse("http://localhost:11434") + "/api/embed"));
            default ->
                throw new IllegalArgumentException("datamind.vector.embedding.kind: no such kind: " + config.kind());
        };
    }
}
