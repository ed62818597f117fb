package ai.datamind.gateway.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How first answers are kept. */
@ConfigMapping(prefix = "datamind.idempotency")
public interface IdempotencyConfig {

    /** How long a first answer is given again. */
    @WithDefault("24h")
    Duration keep();

    /** Largest answer that is kept, in bytes; a larger one is given once and its key forgotten. */
    @WithDefault("2000000")
    int most();

    /** After which a first call that never came to an end no longer blocks its key. */
    @WithDefault("5m")
    Duration unfinished();
}
