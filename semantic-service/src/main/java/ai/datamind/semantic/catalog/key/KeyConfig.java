package ai.datamind.semantic.catalog.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the warehouse is asked whether declared keys are unique. */
@ConfigMapping(prefix = "datamind.keys")
public interface KeyConfig {

    /** After this long a key without a unique index is given up and stays unchecked; queries along it carry a warning. */
    @WithDefault("10s")
    Duration timeout();
}
