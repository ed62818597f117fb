package ai.datamind.semantic.dbt.run;

import java.util.List;
import java.util.Locale;

/** What dbt is asked to do. */
public enum DbtCommand {
    RUN("run"),
    TEST("test"),
    DOCS("docs", "generate");

    private final List<String> words;

    DbtCommand(String... words) {
        this.words = List.of(words);
    }

    List<String> words() {
        return words;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
