package ai.datamind.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long tokens are good for. */
@ConfigMapping(prefix = "datamind.token")
public interface TokenConfig {

    /** Life of an access token. Also the longest that a role change waits for its owner where Redis and PostgreSQL are both away. */
    @WithDefault("15m")
    Duration access();

    /** Life of a refresh token; each refresh gives a new one. */
    @WithDefault("7d")
    Duration refresh();

    /** Tokens whose verification is remembered. Beyond it the least used are verified again (about 35 µs each). */
    @WithDefault("20000")
    int remembered();
}
