package ai.datamind.nl2sql.llm;

/** A model gave no usable answer; caught where the next one is asked. */
public final class LlmFailure extends RuntimeException {
    public LlmFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
