package ai.datamind.governance.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long decisions hold. */
@ConfigMapping(prefix = "datamind.policy")
interface DecisionConfig {
    /** How long others may go on with a decision when no change event reaches them; the POLICY_CACHE_SECONDS of the documentation. */
    @WithDefault("60s")
    Duration cache();
}
