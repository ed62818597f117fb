package ai.datamind.governance.register;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /api/v1/data-control/policies…} answers as {@code /api/v1/policies…}. */
@ApplicationScoped
public class DataControlAlias {
    private static final String ALIAS = "/api/v1/data-control/policies";
    private static final String CANONICAL = "/api/v1/policies";
    private static final int BEFORE_ROUTING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(DataControlAlias::follow, BEFORE_ROUTING);
    }

    private static void follow(RoutingContext request) {
        String path = request.request().path();
        if (path.equals(ALIAS) || path.startsWith(ALIAS + "/")) {
            String query = request.request().query();
            request.reroute(CANONICAL + path.substring(ALIAS.length()) + (query == null ? "" : "?" + query));
        } else {
            request.next();
        }
    }
}
