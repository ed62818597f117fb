/**
 * Texts as vectors, behind LangChain4j's EmbeddingModel and EmbeddingStore. The store is a table of this service unless pgvector,
 * Qdrant or Chroma is configured; without an embedding model there are no vectors and nothing here is asked.
 */
package ai.datamind.nl2sql.vector;
