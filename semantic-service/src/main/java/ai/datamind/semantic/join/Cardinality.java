package ai.datamind.semantic.join;

/** How many rows of the far side one row of the near side may meet, read from near to far. */
public enum Cardinality {
    ONE_TO_ONE,
    MANY_TO_ONE,
    ONE_TO_MANY,
    MANY_TO_MANY;

    /** Whether following it may repeat rows of the near side, and so multiply their measures. */
    public boolean fansOut() {
        return this == ONE_TO_MANY || this == MANY_TO_MANY;
    }
}
