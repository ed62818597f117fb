package ai.datamind.semantic.interpret.reading;

/** How a question ended. */
public enum Outcome {
    READY,
    AMBIGUOUS,
    OUT_OF_MODEL
}
