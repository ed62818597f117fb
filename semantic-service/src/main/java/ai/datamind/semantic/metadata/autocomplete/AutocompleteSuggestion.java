package ai.datamind.semantic.metadata.autocomplete;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What could stand at the cursor. {@code text} is what is inserted, {@code detail} what a person reads beside it. */
@RegisterForReflection
public record AutocompleteSuggestion(String text, String kind, String detail) {

    enum Kind {
        JOIN,
        COLUMN,
        ALIAS,
        TABLE,
        SCHEMA,
        FUNCTION,
        KEYWORD
    }

    static AutocompleteSuggestion of(String text, Kind kind, String detail) {
        return new AutocompleteSuggestion(text, kind.name().toLowerCase(Locale.ROOT), detail);
    }
}
