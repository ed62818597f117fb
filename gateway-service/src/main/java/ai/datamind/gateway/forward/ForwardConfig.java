package ai.datamind.gateway.forward;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The services behind the gateway. */
@ConfigMapping(prefix = "datamind.route")
public interface ForwardConfig {

    /** By name: nl2sql, semantic, governance, workspace, usage. */
    Map<String, Service> service();

    /** Largest body passed on; beyond it 413. */
    @WithDefault("10M")
    MemorySize body();

    /** The same for uploads of files (paths ending in /upload). */
    @WithDefault("64M")
    MemorySize upload();

    /** Largest body the gateway reads itself: logins, users, groups. */
    @WithDefault("1M")
    MemorySize ownBody();

    /** How long a connection may take to open before the service counts as down. */
    @WithDefault("1s")
    Duration connect();

    /** Silence after which an event stream is cut. */
    @WithDefault("10m")
    Duration streamSilence();

    /** Connections to one service; calls beyond wait, and beyond as many again are refused with 503. */
    @WithDefault("256")
    int connections();

    interface Service {

        /** Where it listens, such as http://localhost:8081. */
        String url();

        /** Silence after which the call is answered with 504. */
        @WithDefault("30s")
        Duration patience();
    }
}
