package ai.datamind.nl2sql.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of exports. */
@ConfigMapping(prefix = "datamind.export")
interface ExportConfig {
    /** Rows of one file at most; a larger result is refused with 413 and its size. */
    @WithDefault("10000")
    int rowCap();

    /** Rows fetched from the warehouse at a time. */
    @WithDefault("1000")
    int batch();
}
