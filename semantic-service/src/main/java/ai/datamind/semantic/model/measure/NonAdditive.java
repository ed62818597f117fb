package ai.datamind.semantic.model.measure;

import ai.datamind.semantic.model.element.Names;
import java.util.List;

/**
 * A measure that may not be added up along a time dimension (a balance, a stock): of each window only the first or last
 * point counts. {@code windowGroupings} are entities each of which has its own first or last point.
 */
public record NonAdditive(String dimension, Choice choice, List<String> windowGroupings) {

    public enum Choice {
        FIRST,
        LAST
    }

    public NonAdditive {
        Names.require("non-additive dimension", dimension);
        choice = choice == null ? Choice.LAST : choice;
        windowGroupings = windowGroupings == null ? List.of() : List.copyOf(windowGroupings);
    }
}
