package ai.datamind.kit.problem;

import ai.datamind.kit.correlation.Correlation;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** Failures before or beside the REST layer (no such path, body over the limit) get the same document. */
@ApplicationScoped
public class ProblemRoutes {

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 413, 414, 415, 431, 500, 503);

    void register(@Observes Router router) {
        STATUSES.forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().headWritten() || context.response().ended()) return;
        KitCode code = KitCode.ofStatus(status);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader(Correlation.HEADER, Correlation.id())
                .end(Json.encodeToBuffer(
                        Problem.body(code, null, context.normalizedPath(), Correlation.id(), List.of(), Map.of())))
                .onFailure(gone -> context.request().connection().close());
    }
}
