package ai.datamind.nl2sql.llm;

/** What a model said, and what it took. */
public record LlmAnswer(String text, String model, int inputTokens, int outputTokens, double cost) {}
