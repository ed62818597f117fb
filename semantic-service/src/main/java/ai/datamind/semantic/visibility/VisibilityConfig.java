package ai.datamind.semantic.visibility;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How decisions are kept. */
@ConfigMapping(prefix = "datamind.visibility")
public interface VisibilityConfig {
    /** How long a decision is used without asking again, at most; a changed policy ends it at once. */
    @WithDefault("10s")
    Duration ttl();

    /** Patience with the governance service; after it nothing is shown. */
    @WithDefault("2s")
    Duration patience();

    /** Decisions kept, over all subjects and warehouses; the least used goes first. */
    @WithDefault("10000")
    int kept();
}
