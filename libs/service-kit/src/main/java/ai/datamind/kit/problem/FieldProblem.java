package ai.datamind.kit.problem;

/** One member of the request that is wrong: {@code field} as the client wrote it (dotted path), {@code message} without the rejected value. */
public record FieldProblem(String field, String message) {}
