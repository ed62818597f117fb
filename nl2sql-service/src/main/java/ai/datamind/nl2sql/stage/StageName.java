package ai.datamind.nl2sql.stage;

import java.util.Locale;

/** The seven stages in the order in which they run. */
public enum StageName {
    INTERPRET,
    GENERATE,
    VALIDATE,
    OPTIMIZE,
    SANITIZE,
    EXECUTE,
    EXPLAIN;

    /** The name on the wire and in stage records. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
