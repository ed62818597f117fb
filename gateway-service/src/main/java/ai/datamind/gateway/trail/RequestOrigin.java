package ai.datamind.gateway.trail;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The origin of the request at hand. */
@RequestScoped
public class RequestOrigin {

    private final RoutingContext request;

    public RequestOrigin(RoutingContext request) {
        this.request = request;
    }

    public Origin get() {
        return of(request);
    }

    /** Seconds until it is worth trying again, said in the header that clients obey. */
    public void retryAfter(long seconds) {
        request.response().putHeader("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    public static Origin of(RoutingContext request) {
        var peer = request.request().remoteAddress();
        return new Origin(
                peer == null ? null : peer.hostAddress(), request.request().getHeader("User-Agent"));
    }
}
