package ai.datamind.semantic.interpret.link;

/** A table, column or term by number, and how well the words fit it (1 is its very name). */
public record Match(int id, double score) {

    /** Below it words are not called like what they were taken for, they only come near. */
    public static final double RESEMBLES = 0.85;
}
