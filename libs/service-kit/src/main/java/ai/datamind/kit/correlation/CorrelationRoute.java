package ai.datamind.kit.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** First filter of every request: takes or makes the correlation id and says it in the answer. */
@ApplicationScoped
public class CorrelationRoute {

    private static final int BEFORE_ALL_OTHERS = 10_000;

    void register(@Observes Filters filters) {
        filters.register(CorrelationRoute::adopt, BEFORE_ALL_OTHERS);
    }

    private static void adopt(RoutingContext context) {
        String id = Correlation.adopt(context.request().getHeader(Correlation.HEADER));
        context.request().headers().set(Correlation.HEADER, id);
        context.response().putHeader(Correlation.HEADER, id);
        context.next();
    }
}
