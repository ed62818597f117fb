package ai.datamind.gateway.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Size and freshness of the signing keys. */
@ConfigMapping(prefix = "datamind.key")
public interface KeyConfig {

    /** RSA modulus in bits. Larger keys make every verification slower. */
    @WithDefault("2048")
    int bits();

    /** How often the stored keys are looked at, for the case that Redis did not carry the news of a rotation. */
    @WithDefault("30s")
    Duration reload();
}
