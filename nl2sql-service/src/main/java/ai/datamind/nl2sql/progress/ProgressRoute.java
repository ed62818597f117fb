package ai.datamind.nl2sql.progress;

import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /api/v1/ws/queries/{id}}: an upgrade for the owner of the attempt. The token comes in the Authorization header or, from
 * browsers, which cannot set one, as {@code access_token}. Without a valid token there is no upgrade.
 */
@ApplicationScoped
class ProgressRoute {
    private static final String PATH = "/api/v1/ws/queries/:id";

    private final JWTParser tokens;
    private final Worker worker;
    private final Watching watching;

    ProgressRoute(JWTParser tokens, Worker worker, Watching watching) {
        this.tokens = tokens;
        this.worker = worker;
        this.watching = watching;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::open);
    }

    private void open(RoutingContext context) {
        String token = token(context.request());
        if (token == null) {
            context.response().setStatusCode(401).end();
            return;
        }
        worker.run(() -> verified(token))
                .subscribe()
                .with(
                        who -> upgrade(context, who),
                        failure -> context.response().setStatusCode(401).end());
    }

    private void upgrade(RoutingContext context, JsonWebToken who) {
        if (!who.getGroups().contains("analyst")) {
            context.response().setStatusCode(403).end();
            return;
        }
        String owner = who.getGroups().contains("admin") ? null : who.getSubject();
        context.request()
                .toWebSocket()
                .onSuccess((ServerWebSocket socket) -> watching.follow(socket, context.pathParam("id"), owner))
                .onFailure(failure -> context.response().setStatusCode(400).end());
    }

    private JsonWebToken verified(String token) {
        try {
            return tokens.parse(token);
        } catch (ParseException invalid) {
            throw new IllegalArgumentException("no valid token", invalid);
        }
    }

    private static String token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith("Bearer ")) return header.substring("Bearer ".length());
        return request.getParam("access_token");
    }
}
