package ai.datamind.gateway.forward;

import ai.datamind.gateway.refusal.Refusals;
import ai.datamind.gateway.token.VerifiedToken;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A WebSocket to a service: after its upgrade was agreed, bytes both ways until either side or the token comes to its end. */
final class Tunnel {

    private static final Logger LOG = Logger.getLogger(Tunnel.class);
    private static final List<String> ASKED =
            List.of("Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions");
    private static final List<String> AGREED = List.of(
            "Upgrade", "Connection", "Sec-WebSocket-Accept", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

    private final RoutingContext call;
    private final Optional<VerifiedToken> token;
    private final Upstream upstream;
    private final RequestOptions options;

    Tunnel(RoutingContext call, Optional<VerifiedToken> token, Upstream upstream, RequestOptions options) {
        this.call = call;
        this.token = token;
        this.upstream = upstream;
        this.options = options;
    }

    void run(HttpClient client, Optional<String> protocols) {
        client.request(options)
                .compose(out -> upgrade(out, protocols))
                .onSuccess(this::agreed)
                .onFailure(away -> Refusals.send(call, Outage.of(upstream, away)));
    }

    private io.vertx.core.Future<HttpClientResponse> upgrade(HttpClientRequest out, Optional<String> protocols) {
        var in = call.request();
        out.exceptionHandler(told -> LOG.debugf("%s: %s", upstream.name(), told.getMessage()));
        Headers.inward(in, out.headers(), token);
        ASKED.forEach(name -> {
            out.headers().remove(name);
            if (in.getHeader(name) != null) out.putHeader(name, in.getHeader(name));
        });
        protocols.ifPresent(offered -> out.putHeader("Sec-WebSocket-Protocol", offered));
        out.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
        return out.connect();
    }

    private void agreed(HttpClientResponse answer) {
        if (answer.statusCode() != 101) {
            Headers.outward(answer.headers(), call.response().headers());
            answer.body()
                    .compose(body ->
                            call.response().setStatusCode(answer.statusCode()).end(body))
                    .onFailure(cut -> Refusals.send(call, Outage.of(upstream, cut)));
            return;
        }
        // Held until the other end stands: a service may speak right after its 101.
        NetSocket there = answer.netSocket();
        there.pause();
        var response = call.response().setStatusCode(101);
        AGREED.forEach(name -> {
            if (answer.getHeader(name) != null) response.putHeader(name, answer.getHeader(name));
        });
        call.request().resume();
        call.request().toNetSocket().onSuccess(here -> join(here, there)).onFailure(gone -> {
            LOG.debugf("WebSocket to %s not opened: %s", upstream.name(), gone.getMessage());
            end(there);
        });
    }

    private void join(NetSocket here, NetSocket there) {
        Vertx vertx = call.vertx();
        long untilExpiry = token.map(known ->
                        Duration.between(Instant.now(), known.expiresAt()).toMillis())
                .orElse(Duration.ofMinutes(15).toMillis());
        // The token was checked once; a socket must not outlive it.
        long expiry = vertx.setTimer(Math.max(1, untilExpiry), late -> {
            end(here);
            end(there);
        });
        here.closeHandler(gone -> {
            vertx.cancelTimer(expiry);
            end(there);
        });
        there.closeHandler(gone -> end(here));
        here.pipeTo(there).onFailure(cut -> end(there));
        there.pipeTo(here).onFailure(cut -> end(here));
        there.resume();
    }

    private static void end(NetSocket socket) {
        socket.close().onFailure(gone -> LOG.debugf("already closed: %s", gone.getMessage()));
    }
}
