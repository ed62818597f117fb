package ai.datamind.nl2sql.retrieval;

/** @param score of the fused rankings; comparable within one search only */
public record Found(Text text, double score) {}
