package ai.datamind.semantic.compile.query;

import ai.datamind.semantic.model.time.Window;

/** Beside each metric: its value that long ago ({@code _previous}), the difference ({@code _change}) and its rate ({@code _growth}). */
public record Comparison(Window offset) {

    public Comparison {
        if (offset == null) {
            throw new IllegalArgumentException("a comparison needs its offset, such as '1 year'");
        }
    }
}
