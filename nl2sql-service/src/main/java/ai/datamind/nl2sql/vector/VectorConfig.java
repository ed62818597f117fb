package ai.datamind.nl2sql.vector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who turns texts into vectors, and where these are kept. */
@ConfigMapping(prefix = "datamind.vector")
interface VectorConfig {
    Embedding embedding();

    Store store();

    interface Embedding {
        /** openai or ollama: the protocol it speaks. none: texts are found by their words and spelling alone. */
        @WithDefault("none")
        String kind();

        Optional<String> baseUrl();

        Optional<String> apiKey();

        @WithDefault("text-embedding-3-small")
        String model();

        /** One call; a question is answered without vectors when it takes longer. */
        @WithDefault("2s")
        Duration timeout();

        /** Texts that are sent in one call when knowledge is indexed. */
        @WithDefault("64")
        int batch();

        /** Price of a million tokens, in the currency of the invoice. */
        @WithDefault("0")
        double price();
    }

    interface Store {
        /** rows (a table of this service, searched in memory), pgvector, qdrant or chroma. */
        @WithDefault("rows")
        String kind();

        @WithDefault("localhost")
        String host();

        /** 5432 for pgvector, 6334 for Qdrant's gRPC, 8000 for Chroma where 0. */
        @WithDefault("0")
        int port();

        @WithDefault("false")
        boolean tls();

        Optional<String> user();

        /** Also the API key of Qdrant. */
        Optional<String> password();

        @WithDefault("datamind")
        String database();

        /** The collection, or the table of pgvector. */
        @WithDefault("datamind_knowledge")
        String collection();

        /** Numbers in a vector; pgvector makes its table with it. Must be what the embedding model gives. */
        @WithDefault("1536")
        int dimension();
    }
}
