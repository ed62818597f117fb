package ai.datamind.nl2sql.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How decisions are kept and masks are keyed. */
@ConfigMapping(prefix = "datamind.decision")
public interface DecisionConfig {
    /** How long a decision may be used while governance is silent; after it everything is refused. */
    @WithDefault("60s")
    Duration ttl();

    /** Patience with the governance service. */
    @WithDefault("2s")
    Duration patience();

    /**
     * Base64 of the secret of keyed masks, the same on every replica. Without it one is made at first start and kept in the
     * database; changing it changes every hashed value.
     */
    Optional<String> maskKey();
}
