package ai.datamind.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Calls per minute. Beyond them: 429 with Retry-After. */
@ConfigMapping(prefix = "datamind.limit")
public interface LimitConfig {

    /** Generating and running questions and SQL, per user. */
    @WithDefault("10")
    int question();

    /** The same for single roles, such as {@code datamind.limit.question-of-role.admin=60}. */
    Map<String, Integer> questionOfRole();

    /** Everything else with a token, per user. */
    @WithDefault("100")
    int metadata();

    /** The public demonstration, per IP address. */
    @WithDefault("5")
    int demo();

    /** Health and published keys, per IP address. */
    @WithDefault("1000")
    int health();

    /** Logins, refreshes and log-outs, per IP address; single accounts are protected by their lock-out. */
    @WithDefault("60")
    int login();

    /** All calls of one IP address together, so that one machine with many accounts cannot crowd out the rest. */
    @WithDefault("2000")
    int address();

    /** How long Redis may take. Beyond it the replica counts for itself. */
    @WithDefault("500ms")
    Duration patience();

    /** How long Redis is left alone after it failed to answer. */
    @WithDefault("2s")
    Duration pause();
}
