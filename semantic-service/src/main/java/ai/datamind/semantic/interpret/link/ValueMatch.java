package ai.datamind.semantic.interpret.link;

/** A stored value; {@code whole} is false when the question holds only part of it. */
public record ValueMatch(int column, String stored, double score, boolean whole) {}
