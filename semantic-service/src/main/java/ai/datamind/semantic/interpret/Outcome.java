package ai.datamind.semantic.interpret;

/** How a question ended. */
public enum Outcome {
    READY,
    AMBIGUOUS,
    OUT_OF_MODEL
}
