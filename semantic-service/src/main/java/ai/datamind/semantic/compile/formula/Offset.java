package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.model.time.Window;

/** Where in time a value is taken from, seen from the point of time it is shown at. */
public sealed interface Offset {

    /** That long before each point of the time spine. */
    record Back(Window window) implements Offset {}

    /** At the start of the period. */
    record StartOf(String grain) implements Offset {}

    /** Each row counts that much later than it happened: whole periods are compared, and none is counted twice. */
    record Shift(Window window) implements Offset {}
}
