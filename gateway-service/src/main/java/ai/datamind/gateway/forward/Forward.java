package ai.datamind.gateway.forward;

import ai.datamind.gateway.idempotency.KeptAnswerRepository;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.token.VerifiedToken;
import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way to the services. */
@ApplicationScoped
public class Forward {

    private static final int MOST_SOCKETS = 5_000;

    private final ForwardConfig config;
    private final Map<String, Upstream> upstreams;
    private final KeptAnswerRepository kept;
    private final HttpClient calls;
    private final HttpClient sockets;

    Forward(Vertx vertx, ForwardConfig config, KeptAnswerRepository kept) {
        this.config = config;
        this.kept = kept;
        this.upstreams = config.service().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        e -> Upstream.of(
                                e.getKey(), e.getValue().url(), e.getValue().patience())));
        this.calls = vertx.createHttpClient(options(config.connections()).setMaxWaitQueueSize(config.connections()));
        this.sockets = vertx.createHttpClient(options(MOST_SOCKETS));
    }

    /** @throws java.util.NoSuchElementException when no address is configured for the name */
    public Upstream upstream(String name) {
        return Optional.ofNullable(upstreams.get(name)).orElseThrow();
    }

    public Map<String, Upstream> upstreams() {
        return upstreams;
    }

    /** @param path canonical path with the query, as the service is to see it */
    public void send(RoutingContext call, Optional<VerifiedToken> token, String service, String path) {
        Upstream upstream = upstream(service);
        boolean stream = Optional.ofNullable(call.request().getHeader("Accept"))
                .filter(accept -> accept.contains("text/event-stream"))
                .isPresent();
        long silence = (stream ? config.streamSilence() : upstream.patience()).toMillis();
        long most = (call.normalizedPath().endsWith("/upload") ? config.upload() : config.body()).asLongValue();
        RequestOptions options = to(upstream, call, path).setIdleTimeout(silence);
        String key = call.request().getHeader("Idempotency-Key");
        if (key != null && call.request().method().equals(HttpMethod.POST)) {
            new OnceOnly(call, token, upstream, options, kept).run(calls, key, most);
        } else {
            new Exchange(call, token, upstream, options, most).run(calls);
        }
    }

    /** Why the gateway will not read this body itself; empty when it will. */
    public Optional<ProblemException> unreadable(HttpServerRequest request) {
        if (request.headers().contains("Transfer-Encoding")) {
            return Optional.of(new ProblemException(GatewayCode.LENGTH_REQUIRED, null));
        }
        String length = request.getHeader("Content-Length");
        long most = config.ownBody().asLongValue();
        return length != null && Long.parseLong(length.strip()) > most
                ? Optional.of(CappedBody.tooLarge(most))
                : Optional.empty();
    }

    /** @param protocols sub-protocols to offer to the service */
    public void connect(
            RoutingContext call,
            Optional<VerifiedToken> token,
            String service,
            String path,
            Optional<String> protocols) {
        Upstream upstream = upstream(service);
        new Tunnel(call, token, upstream, to(upstream, call, path)).run(sockets, protocols);
    }

    public static boolean wantsSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    @PreDestroy
    void close() {
        calls.close()
                .compose(done -> sockets.close())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static RequestOptions to(Upstream upstream, RoutingContext call, String path) {
        return new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setMethod(call.request().method())
                .setURI(path);
    }

    private HttpClientOptions options(int connections) {
        return new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setConnectTimeout(Math.toIntExact(config.connect().toMillis()))
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024);
    }
}
