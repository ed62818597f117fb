package ai.datamind.nl2sql.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is asked again before something is learnt. */
@ConfigMapping(prefix = "datamind.feedback")
interface FeedbackConfig {
    /** Verified questions about the same tables; each costs up to two answers of the chain while the administrator waits. */
    @WithDefault("50")
    int gatePairs();
}
