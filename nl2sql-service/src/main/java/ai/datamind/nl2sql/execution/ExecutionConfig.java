package ai.datamind.nl2sql.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How results are shared. */
@ConfigMapping(prefix = "datamind.execution")
interface ExecutionConfig {
    /** How long a result may be given again to whoever has the same statement and the same decision; zero turns it off. */
    @WithDefault("10s")
    Duration cacheTtl();

    /** A statement that takes longer is written to the log, with its masked text. */
    @WithDefault("1s")
    Duration slowAfter();
}
