package ai.datamind.gateway.refusal;

import ai.datamind.gateway.answer.StandardResponse;
import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.Problem;
import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Problem documents for what is refused before any resource is reached. */
public final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final long DRAIN_MILLIS = 1_000;

    private Refusals() {}

    /** Answers with what the failure means; an unknown one is logged and told as a fixed sentence. */
    public static void send(RoutingContext request, Throwable failure) {
        if (failure instanceof ProblemException refusal) {
            send(request, refusal);
        } else {
            LOG.errorf(failure, "unexpected on %s", request.normalizedPath());
            send(request, new ProblemException(KitCode.INTERNAL_ERROR, null));
        }
    }

    public static void send(RoutingContext request, ProblemException refusal) {
        var response = request.response();
        if (response.ended() || response.closed()) return;
        if (response.headWritten()) {
            // Half an answer must not look like a whole one.
            request.request().connection().close();
            return;
        }
        if (refusal.code().status() == 401) response.putHeader("WWW-Authenticate", "Bearer");
        int status = refusal.code().status();
        Object problem = Problem.body(
                refusal.code(),
                refusal.getMessage(),
                request.normalizedPath(),
                Correlation.id(),
                refusal.errors(),
                refusal.extensions());
        boolean wrapped = StandardResponse.wanted(request.request().headers());
        response.setStatusCode(status)
                .putHeader("Content-Type", wrapped ? StandardResponse.MEDIA_TYPE : Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(
                        wrapped ? StandardResponse.of(status, problem).members() : problem))
                .onFailure(gone -> LOG.debugf("the caller left: %s", gone.getMessage()));
        hangUpOnRest(request);
    }

    /** A body nobody reads: swallowed for a moment, so that the answer is not lost in a reset, then cut off. */
    private static void hangUpOnRest(RoutingContext request) {
        var incoming = request.request();
        if (incoming.isEnded()) return;
        incoming.handler(ignored -> {});
        long timer = request.vertx()
                .setTimer(DRAIN_MILLIS, late -> incoming.connection().close());
        incoming.endHandler(done -> request.vertx().cancelTimer(timer));
        incoming.exceptionHandler(gone -> request.vertx().cancelTimer(timer));
    }
}
