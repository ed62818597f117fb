package ai.datamind.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How facts leave and enter this service. */
@ConfigMapping(prefix = "datamind.outbox")
public interface OutboxConfig {
    /** Whether this replica publishes. Off: facts are still stored, and some other replica must publish them. */
    @WithDefault("true")
    boolean relay();

    /** The schema that holds the tables and names the channel of their notifications; it must be on the role's search path. */
    @WithDefault("${datamind.schema}")
    String schema();

    /** The CloudEvents source of what is published; readers deduplicate by it, so it must never change. */
    @WithDefault("/datamind/${datamind.schema}")
    String source();

    /** How often the table is looked at when no commit has woken the relay. */
    @WithDefault("1s")
    Duration poll();

    /** How long a commit waits for others to be published with, and for its own caller to be answered first. */
    @WithDefault("20ms")
    Duration gather();

    /** Keys published by one claim; other replicas take other keys meanwhile. */
    @WithDefault("200")
    int keysPerClaim();

    /** Facts of one key published by one claim, one after the other. */
    @WithDefault("100")
    int factsPerKey();

    /** How long an applied event is remembered. Must exceed the retention of topics and dead letters, or a replay counts twice. */
    @WithDefault("90d")
    Duration remember();
}
