package ai.datamind.nl2sql.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long keys of certificates are used. */
@ConfigMapping(prefix = "datamind.signing")
interface SigningConfig {
    /** After it the next key signs; what the former one signed stays valid. */
    @WithDefault("90d")
    Duration rotateAfter();

    /** How long another replica may go on signing with the former key after a rotation. */
    @WithDefault("30s")
    Duration reload();
}
