package ai.datamind.outbox.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service speaks to the broker, beside the {@code kafka.*} settings. */
@ConfigMapping(prefix = "datamind.broker")
public interface WireConfig {
    /** How long the broker may take to acknowledge before the record counts as not sent; a quarter of it for finding the topic. */
    @WithDefault("10s")
    Duration acknowledgement();
}
