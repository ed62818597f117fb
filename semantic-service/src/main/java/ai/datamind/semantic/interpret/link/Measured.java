package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Dimension;

/** An adjective that measures, and its degree: old, older, oldest; {@code less} turns it ("least expensive"). */
public record Measured(Dimension dimension, Degree degree, boolean less) {

    /** Plain, compared or extreme. */
    public enum Degree {
        PLAIN,
        MORE,
        MOST
    }

    public boolean descending() {
        return dimension.descending() != less;
    }
}
