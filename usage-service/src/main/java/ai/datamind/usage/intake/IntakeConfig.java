package ai.datamind.usage.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of usage. */
@ConfigMapping(prefix = "datamind.usage")
interface IntakeConfig {
    /** Days that events and figures are kept; USAGE_RETENTION_DAYS. Reports cannot look further back. */
    @WithDefault("365")
    int retentionDays();
}
