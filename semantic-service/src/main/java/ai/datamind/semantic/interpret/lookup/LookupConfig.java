package ai.datamind.semantic.interpret.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far values are looked up for one asker. */
@ConfigMapping(prefix = "datamind.lookup")
public interface LookupConfig {

    /** Distinct values of a column that are kept for an asker who may not see every row. */
    @WithDefault("2000")
    int values();

    /** Rows of a table that are looked at for them. */
    @WithDefault("200000")
    int rows();

    /** Columns that are looked at for an asker, those of names first; of the others values are taken as typed. */
    @WithDefault("40")
    int columns();

    /** How long a question waits for these values; without them it is read all the same, the next one has them. */
    @WithDefault("1500ms")
    Duration patience();

    /** After this long a statement is given up by the engine. */
    @WithDefault("3s")
    Duration statement();

    /** After this long the search for a value that the sample lacks is given up. */
    @WithDefault("250ms")
    Duration search();

    /** Columns in which such a value is searched. */
    @WithDefault("8")
    int searched();
}
