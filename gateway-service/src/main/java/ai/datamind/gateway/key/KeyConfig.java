package ai.datamind.gateway.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the keys' secrecy comes from. */
@ConfigMapping(prefix = "datamind.key")
public interface KeyConfig {

    /** 32 bytes in Base64 (ENCRYPTION_KEY). Without it, or with another one than the keys were sealed with, nothing starts. */
    Optional<String> encryptionKey();

    /** RSA modulus in bits. Larger keys make every verification slower. */
    @WithDefault("2048")
    int bits();

    /** How often the stored keys are looked at, for the case that Redis did not carry the news of a rotation. */
    @WithDefault("30s")
    Duration reload();
}
