package ai.datamind.gateway.forward;

import java.net.URI;
import java.time.Duration;

/** A service behind the gateway: the name callers are told, and where it listens. */
public record Upstream(String name, String host, int port, boolean tls, Duration patience) {

    /** @throws IllegalArgumentException naming the service whose address is wrong */
    static Upstream of(String name, String url, Duration patience) {
        URI address = URI.create(url);
        if (address.getHost() == null || address.getScheme() == null) {
            throw new IllegalArgumentException("datamind.route.service." + name + ".url is no address: " + url);
        }
        boolean tls = address.getScheme().equals("https");
        int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
        return new Upstream(name, address.getHost(), port, tls, patience);
    }
}
