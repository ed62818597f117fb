/**
 * Finding the texts that matter for a question: by their words (BM25), by their spelling (trigrams) and, where an embedding model is
 * configured, by their meaning; the rankings are fused. Everything is held in memory; who may see a text is judged by the caller's
 * predicate before anything is counted among the found.
 */
package ai.datamind.nl2sql.retrieval;
