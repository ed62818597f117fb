package ai.datamind.gateway.forward;

import ai.datamind.gateway.answer.StandardResponse;
import ai.datamind.gateway.idempotency.Claim;
import ai.datamind.gateway.idempotency.IdempotencyKey;
import ai.datamind.gateway.idempotency.KeptAnswer;
import ai.datamind.gateway.idempotency.KeptAnswerRepository;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.refusal.Refusals;
import ai.datamind.gateway.token.VerifiedToken;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A POST with an Idempotency-Key. Its body is read before it is sent and its answer before it is given, since both must be known as a
 * whole; a caller who leaves meanwhile finds the answer when coming back.
 */
final class OnceOnly {

    private static final Logger LOG = Logger.getLogger(OnceOnly.class);

    private final RoutingContext call;
    private final Optional<VerifiedToken> token;
    private final Upstream upstream;
    private final RequestOptions options;
    private final KeptAnswerRepository kept;

    OnceOnly(
            RoutingContext call,
            Optional<VerifiedToken> token,
            Upstream upstream,
            RequestOptions options,
            KeptAnswerRepository kept) {
        this.call = call;
        this.token = token;
        this.upstream = upstream;
        this.options = options;
        this.kept = kept;
    }

    void run(HttpClient client, String key, long mostBytes) {
        String owner = token.map(VerifiedToken::userId)
                .orElse("ip:" + call.request().remoteAddress().hostAddress());
        body(call.request(), mostBytes)
                .compose(body -> {
                    var named = IdempotencyKey.of(owner, key, "POST " + options.getURI(), body);
                    return future(kept.claim(named)).compose(claim -> settle(client, named, claim, body));
                })
                .onFailure(failure -> Refusals.send(call, failure));
    }

    private Future<Void> settle(HttpClient client, IdempotencyKey key, Claim claim, Buffer body) {
        return switch (claim) {
            case Claim.First first -> ask(client, key, body);
            case Claim.Known known -> {
                call.response().putHeader("Idempotency-Replayed", "true");
                yield give(known.answer());
            }
            case Claim.Unfinished unfinished ->
                Future.failedFuture(new ProblemException(GatewayCode.IDEMPOTENCY_KEY_IN_USE, null));
            case Claim.Misused misused ->
                Future.failedFuture(new ProblemException(GatewayCode.IDEMPOTENCY_KEY_REUSED, null));
        };
    }

    private Future<Void> ask(HttpClient client, IdempotencyKey key, Buffer body) {
        return client.request(options)
                .compose(out -> {
                    Headers.inward(call.request(), out.headers(), token);
                    return out.send(body);
                })
                .compose(answer -> {
                    Headers.outward(answer.headers(), call.response().headers());
                    return answer.body()
                            .map(whole -> new KeptAnswer(answer.statusCode(), answer.getHeader("Content-Type"), whole));
                })
                // Nobody knows how far the service came: the key is free again, as it would be without one.
                .recover(away ->
                        future(kept.release(key)).compose(freed -> Future.failedFuture(Outage.of(upstream, away))))
                .compose(answer -> future(answer.status() < 500 ? kept.keep(key, answer) : kept.release(key))
                        .compose(done -> give(answer)));
    }

    private Future<Void> give(KeptAnswer answer) {
        HttpServerResponse back = call.response();
        if (back.closed()) return Future.succeededFuture();
        boolean wrapped =
                StandardResponse.wanted(call.request().headers()) && StandardResponse.wraps(answer.contentType());
        Buffer body = wrapped
                ? StandardResponse.before(answer.status())
                        .appendBuffer(answer.body())
                        .appendBuffer(StandardResponse.after(answer.status()))
                : answer.body();
        String type = wrapped ? StandardResponse.MEDIA_TYPE : answer.contentType();
        if (type != null) back.putHeader("Content-Type", type);
        back.headers().remove("Content-Length");
        return back.setStatusCode(answer.status())
                .end(body)
                .onFailure(gone -> LOG.debugf("the caller left: %s", gone.getMessage()));
    }

    private static Future<Buffer> body(HttpServerRequest in, long most) {
        Promise<Buffer> whole = Promise.promise();
        Buffer sofar = Buffer.buffer();
        in.exceptionHandler(whole::tryFail);
        in.endHandler(end -> whole.tryComplete(sofar));
        in.handler(chunk -> {
            if (sofar.length() + chunk.length() > most) whole.tryFail(CappedBody.tooLarge(most));
            else sofar.appendBuffer(chunk);
        });
        return whole.future();
    }

    private static <T> Future<T> future(Uni<T> uni) {
        return Future.fromCompletionStage(uni.subscribeAsCompletionStage(), Vertx.currentContext());
    }
}
