package ai.datamind.gateway.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Strength and cost. */
@ConfigMapping(prefix = "datamind.password")
public interface PasswordConfig {

    /** bcrypt cost, log2 of the rounds. 12 takes about 200 ms of one core. */
    @WithDefault("12")
    int cost();

    /** Threads that hash. Logins beyond wait; the rest of the service keeps its cores. */
    @WithDefault("2")
    int threads();

    /** Hashes that may wait. Beyond it a login is refused with 503 instead of waiting for ever. */
    @WithDefault("100")
    int waiting();

    /** Fewest characters of a new password. */
    @WithDefault("10")
    int shortest();

    /** Failed logins of one address before it is locked. */
    @WithDefault("5")
    int failures();

    /** How long an address is locked, and how long failures are remembered. */
    @WithDefault("15m")
    Duration lock();
}
