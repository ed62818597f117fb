package ai.datamind.gateway.route;

import ai.datamind.gateway.forward.Forward;
import ai.datamind.gateway.limit.Call;
import ai.datamind.gateway.limit.CallKind;
import ai.datamind.gateway.limit.Count;
import ai.datamind.gateway.limit.Turnstile;
import ai.datamind.gateway.limit.Verdict;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.refusal.Refusals;
import ai.datamind.gateway.route.Destination.Here;
import ai.datamind.gateway.route.Destination.Nowhere;
import ai.datamind.gateway.route.Destination.Service;
import ai.datamind.gateway.route.Destination.Unguarded;
import ai.datamind.gateway.token.Tokens;
import ai.datamind.gateway.token.VerifiedToken;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Checks every call — token, session, limit, role — and sends it where it belongs. */
@ApplicationScoped
class Door {

    /** After CORS (300), so that refusals are readable for browsers; before the framework's own security (200). */
    private static final int PRIORITY = 250;

    private final Tokens tokens;
    private final Turnstile turnstile;
    private final Forward forward;

    Door(Tokens tokens, Turnstile turnstile, Forward forward) {
        this.tokens = tokens;
        this.turnstile = turnstile;
        this.forward = forward;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    private void enter(RoutingContext call) {
        Destination destination = RouteTable.find(call.request().method().name(), call.normalizedPath());
        CallKind kind = switch (destination) {
            case Unguarded free -> null;
            case Here here -> here.kind();
            case Service service -> service.kind();
            case Nowhere nowhere -> CallKind.METADATA;
        };
        if (kind == null) {
            call.next();
            return;
        }
        Figures.name(RouteTable.label(call.normalizedPath(), destination));
        BearerToken bearer = BearerToken.of(call.request());
        check(call, kind, bearer)
                .subscribe()
                .with(token -> admit(call, destination, bearer, token), refused -> Refusals.send(call, refused));
    }

    private Uni<Optional<VerifiedToken>> check(RoutingContext call, CallKind kind, BearerToken bearer) {
        Uni<Optional<VerifiedToken>> verified = bearer.text()
                .map(tokens::verify)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
        String ip = call.request().remoteAddress().hostAddress();
        // A bad token is counted too, as a call of its address.
        return verified.chain(token -> turnstile.pass(new Call(kind, ip, token)).map(verdict -> {
            tell(call, verdict.count());
            refuseOverLimit(call, verdict.count());
            boolean believed = token.flatMap(known -> tokens.check(known.raw())).isPresent();
            if (!bearer.wellFormed() || (bearer.text().isPresent() && !believed)) {
                throw new ProblemException(KitCode.UNAUTHENTICATED, null);
            }
            refuseEnded(verdict);
            return token;
        }));
    }

    private void admit(
            RoutingContext call, Destination destination, BearerToken bearer, Optional<VerifiedToken> token) {
        switch (destination) {
            case Unguarded free -> call.next();
            case Here here ->
                forward.unreadable(call.request()).ifPresentOrElse(refusal -> Refusals.send(call, refusal), call::next);
            case Nowhere nowhere -> Refusals.send(call, new ProblemException(KitCode.NOT_FOUND, null));
            case Service service -> pass(call, service, bearer, token);
        }
    }

    private void pass(RoutingContext call, Service service, BearerToken bearer, Optional<VerifiedToken> token) {
        if (service.least() != null && token.isEmpty()) {
            Refusals.send(call, new ProblemException(KitCode.UNAUTHENTICATED, null));
        } else if (service.least() != null && !token.orElseThrow().role().includes(service.least())) {
            Refusals.send(call, new ProblemException(KitCode.FORBIDDEN, null));
        } else {
            String query = call.request().query();
            String path = query == null ? service.path() : service.path() + "?" + query;
            if (Forward.wantsSocket(call.request())) {
                forward.connect(call, token, service.name(), path, bearer.protocols());
            } else {
                forward.send(call, token, service.name(), path);
            }
        }
    }

    private static void tell(RoutingContext call, Count count) {
        long reset = (System.currentTimeMillis() + count.resetMillis() + 999) / 1000;
        call.response()
                .putHeader("X-RateLimit-Limit", Integer.toString(count.limit()))
                .putHeader("X-RateLimit-Remaining", Integer.toString(count.remaining()))
                .putHeader("X-RateLimit-Reset", Long.toString(reset));
    }

    private static void refuseOverLimit(RoutingContext call, Count count) {
        if (count.allowed()) return;
        long seconds = Math.max(1, (count.resetMillis() + 999) / 1000);
        call.response().putHeader("Retry-After", Long.toString(seconds));
        throw new ProblemException(
                KitCode.TOO_MANY_REQUESTS,
                "At most " + count.limit() + " such requests per minute; try again in " + seconds + " seconds.",
                java.util.Map.of("retry_after_seconds", seconds));
    }

    private static void refuseEnded(Verdict verdict) {
        switch (verdict.standing()) {
            case CURRENT -> {}
            case OUTDATED -> throw new ProblemException(GatewayCode.TOKEN_OUTDATED, "Refresh the token and try again.");
            case ENDED -> throw new ProblemException(GatewayCode.SESSION_ENDED, "Log in again.");
        }
    }
}
