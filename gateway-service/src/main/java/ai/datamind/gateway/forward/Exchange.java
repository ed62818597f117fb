package ai.datamind.gateway.forward;

import ai.datamind.gateway.answer.StandardResponse;
import ai.datamind.gateway.refusal.Refusals;
import ai.datamind.gateway.token.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One call on its way to a service and its answer on the way back. */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final RoutingContext call;
    private final HttpServerRequest in;
    private final HttpServerResponse back;
    private final Optional<VerifiedToken> token;
    private final Upstream upstream;
    private final RequestOptions options;
    private final long mostBytes;
    private boolean triedAgain;

    Exchange(
            RoutingContext call,
            Optional<VerifiedToken> token,
            Upstream upstream,
            RequestOptions options,
            long mostBytes) {
        this.call = call;
        this.in = call.request();
        this.back = call.response();
        this.token = token;
        this.upstream = upstream;
        this.options = options;
        this.mostBytes = mostBytes;
    }

    void run(HttpClient client) {
        long declared = declaredLength();
        if (declared > mostBytes) {
            Refusals.send(call, CappedBody.tooLarge(mostBytes));
            return;
        }
        client.request(options)
                .onSuccess(out -> talk(client, out))
                .onFailure(away -> Refusals.send(call, Outage.of(upstream, away)));
    }

    private void talk(HttpClient client, HttpClientRequest out) {
        Headers.inward(in, out.headers(), token);
        // A caller who leaves takes the work along: the service sees the connection close.
        back.closeHandler(left -> abandon(out));
        back.exceptionHandler(left -> abandon(out));
        // What goes wrong is told once, by the answer that does not come.
        out.exceptionHandler(told -> LOG.debugf("%s: %s", upstream.name(), told.getMessage()));
        out.response().onSuccess(this::answer).onFailure(failure -> failed(client, failure));
        if (hasBody()) {
            sendBody(out);
        } else {
            out.end().onFailure(failure -> LOG.debugf("%s: %s", upstream.name(), failure.getMessage()));
        }
    }

    private void sendBody(HttpClientRequest out) {
        long declared = declaredLength();
        if (declared >= 0) {
            out.putHeader("Content-Length", Long.toString(declared));
        } else {
            out.setChunked(true);
        }
        if ("100-continue".equalsIgnoreCase(in.getHeader("Expect"))) back.writeContinue();
        in.pipe().endOnFailure(false).to(new CappedBody(out, mostBytes)).onFailure(failure -> {
            abandon(out);
            Refusals.send(call, Outage.of(upstream, failure));
        });
    }

    private void answer(HttpClientResponse from) {
        if (back.ended() || back.closed()) {
            abandon(from.request());
            return;
        }
        back.setStatusCode(from.statusCode());
        Headers.outward(from.headers(), back.headers());
        boolean wrapped =
                StandardResponse.wanted(in.headers()) && StandardResponse.wraps(from.getHeader("Content-Type"));
        if (in.method().equals(HttpMethod.HEAD) || from.statusCode() == 204 || from.statusCode() == 304) {
            ended(back.end());
        } else if (wrapped) {
            wrap(from);
        } else if (from.getHeader("Content-Length") != null) {
            stream(from);
        } else if (in.version() == HttpVersion.HTTP_1_0) {
            // Has no chunks: the length must be known first.
            ended(from.body().compose(back::end));
        } else {
            back.setChunked(true);
            stream(from);
        }
    }

    private void stream(HttpClientResponse from) {
        ended(from.pipe().endOnFailure(false).to(back).onFailure(cut -> abandon(from.request())));
    }

    private void wrap(HttpClientResponse from) {
        back.headers().remove("Content-Length");
        back.putHeader("Content-Type", StandardResponse.MEDIA_TYPE);
        int status = from.statusCode();
        if (in.version() == HttpVersion.HTTP_1_0) {
            ended(from.body()
                    .compose(body -> back.end(StandardResponse.before(status)
                            .appendBuffer(body)
                            .appendBuffer(StandardResponse.after(status)))));
            return;
        }
        back.setChunked(true);
        ended(back.write(StandardResponse.before(status))
                .compose(written ->
                        from.pipe().endOnSuccess(false).endOnFailure(false).to(back))
                .compose(piped -> back.end(StandardResponse.after(status)))
                .onFailure(cut -> abandon(from.request())));
    }

    private void ended(Future<Void> answer) {
        answer.onFailure(cut -> {
            LOG.debugf("answer of %s cut short: %s", upstream.name(), cut.getMessage());
            // The caller must see that this was not all of it.
            if (!back.ended()) in.connection().close();
        });
    }

    /** A kept connection may have been closed by the service just when we used it: what is safe to repeat is asked again, once. */
    private void failed(HttpClient client, Throwable failure) {
        boolean repeatable = (in.method().equals(HttpMethod.GET) || in.method().equals(HttpMethod.HEAD)) && !hasBody();
        if (failure instanceof HttpClosedException && repeatable && !triedAgain && !back.closed()) {
            triedAgain = true;
            run(client);
        } else {
            Refusals.send(call, Outage.of(upstream, failure));
        }
    }

    private void abandon(HttpClientRequest out) {
        if (!back.ended() || back.closed()) out.reset();
    }

    private boolean hasBody() {
        return declaredLength() > 0 || in.headers().contains("Transfer-Encoding");
    }

    private long declaredLength() {
        String length = in.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length.strip());
    }
}
