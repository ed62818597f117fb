package ai.datamind.gateway.health;

import ai.datamind.gateway.forward.Upstream;
import ai.datamind.gateway.health.Component.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Asks a service's readiness probe: whether it is ready, and what it says about the things only it can see. */
@ApplicationScoped
class ServiceProbe {

    private static final int PATIENCE_MILLIS = 1_500;

    private final HttpClient client;

    ServiceProbe(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS));
    }

    /** Never fails. */
    Uni<Answer> ask(Upstream upstream) {
        long began = System.nanoTime();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setURI("/health/ready")
                .setIdleTimeout(PATIENCE_MILLIS);
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> request.send())
                        .compose(response -> response.body().map(body -> read(response, body.toString(), began)))
                        .toCompletionStage())
                .onFailure()
                .recoverWithItem(() -> new Answer(Component.of(Status.UNHEALTHY), Map.of()));
    }

    @PreDestroy
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Answer read(HttpClientResponse response, String body, long began) {
        long millis = (System.nanoTime() - began) / 1_000_000;
        Map<String, Component> checks = checks(body);
        if (response.statusCode() == 200) return new Answer(Component.up(millis), checks);
        return new Answer(new Component(Status.UNHEALTHY, millis, Map.of()), checks);
    }

    private static Map<String, Component> checks(String body) {
        Map<String, Component> checks = new HashMap<>();
        try {
            for (Object each : new JsonObject(body).getJsonArray("checks", new JsonArray())) {
                JsonObject check = (JsonObject) each;
                checks.put(check.getString("name"), component(check));
            }
        } catch (DecodeException | ClassCastException otherFormat) {
            return Map.of();
        }
        return checks;
    }

    /** A check may say {@code status} in its data, for shades that up and down do not have. */
    private static Component component(JsonObject check) {
        JsonObject data = check.getJsonObject("data", new JsonObject());
        boolean up = "UP".equals(check.getString("status"));
        Status status = switch (String.valueOf(data.getString("status"))) {
            case "degraded" -> Status.DEGRADED;
            case "not_configured" -> Status.NOT_CONFIGURED;
            default -> up ? Status.HEALTHY : Status.UNHEALTHY;
        };
        Map<String, Object> detail = new HashMap<>(data.getMap());
        detail.remove("status");
        return new Component(status, null, detail);
    }

    /** @param checks by name, as the service told them */
    record Answer(Component component, Map<String, Component> checks) {}
}
