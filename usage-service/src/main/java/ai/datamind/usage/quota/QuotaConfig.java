package ai.datamind.usage.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one user may use in a day before it is told. 0: no limit. */
@ConfigMapping(prefix = "datamind.quota")
interface QuotaConfig {
    /** Questions asked. */
    @WithDefault("0")
    long questionsPerDay();

    /** Rows returned. */
    @WithDefault("0")
    long rowsPerDay();

    /** Tokens sent to and received from language models. */
    @WithDefault("0")
    long tokensPerDay();
}
