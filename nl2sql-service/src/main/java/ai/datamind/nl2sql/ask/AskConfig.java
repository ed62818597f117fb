package ai.datamind.nl2sql.ask;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of questions and answers. */
@ConfigMapping(prefix = "datamind.ask")
interface AskConfig {
    /** Rows that come back where the caller says nothing. */
    @WithDefault("1000")
    int defaultLimit();

    /** Rows that come back at most; a higher wish is lowered and the answer says so. */
    @WithDefault("10000")
    int rowCap();
}
