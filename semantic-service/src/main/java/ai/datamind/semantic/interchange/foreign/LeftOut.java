package ai.datamind.semantic.interchange.foreign;

/** An element of a foreign document that has no equal here, and why. */
public record LeftOut(String element, String reason) {}
