package ai.datamind.nl2sql.llm;

/** What a model is told: instructions that are ours, and data that is not; and what its answer must look like. */
public record Prompt(String system, String user, Form form) {}
