package ai.datamind.gateway.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first administrator, made when there is no user at all. Ignored ever after. */
@ConfigMapping(prefix = "datamind.bootstrap")
public interface BootstrapConfig {

    /** BOOTSTRAP_ADMIN_EMAIL. */
    Optional<String> email();

    /** BOOTSTRAP_ADMIN_PASSWORD. */
    Optional<String> password();
}
