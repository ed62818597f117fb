package ai.datamind.nl2sql.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long attempts and their rows are kept. */
@ConfigMapping(prefix = "datamind.attempt")
interface AttemptConfig {
    /** Rows of results; after it they have to be asked for again. */
    @WithDefault("7d")
    Duration resultRetention();

    /** No run lasts longer: what is older and still running lost its replica. Must exceed the statement timeout. */
    @WithDefault("1h")
    Duration longestRun();
}
