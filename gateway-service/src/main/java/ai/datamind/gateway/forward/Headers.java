package ai.datamind.gateway.forward;

import ai.datamind.gateway.answer.StandardResponse;
import ai.datamind.gateway.token.VerifiedToken;
import ai.datamind.kit.correlation.Correlation;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which headers cross the door, in either direction. */
final class Headers {

    /** Of one connection, not of the message (RFC 9110, 7.6.1). */
    private static final Set<String> HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "http2-settings");

    /** Said by the gateway itself or by nobody. */
    private static final Set<String> OURS_IN = Set.of(
            "host", "content-length", "authorization", "cookie", "forwarded", "via", "x-correlation-id", "x-real-ip");

    /** Ways to claim an identity, another address or another method that some framework somewhere believes. */
    private static final List<String> CLAIMS = List.of(
            "x-forwarded-",
            "x-user",
            "x-auth-",
            "x-authenticated-",
            "x-remote-",
            "x-original-",
            "x-rewrite-",
            "x-http-method",
            "x-method-override",
            "x-datamind-",
            "x-envoy-",
            "x-client-ip",
            "sec-websocket-protocol");

    private static final Set<String> OURS_OUT = Set.of(
            "server",
            "x-powered-by",
            "set-cookie",
            "x-correlation-id",
            "x-process-time",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "content-security-policy",
            "strict-transport-security",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset");

    private Headers() {}

    static void inward(HttpServerRequest from, MultiMap to, Optional<VerifiedToken> token) {
        Set<String> dropped = namedByConnection(from.headers());
        from.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean claim = CLAIMS.stream().anyMatch(lower::startsWith);
            if (!claim && !HOP.contains(lower) && !OURS_IN.contains(lower) && !dropped.contains(lower)) {
                to.add(name, value);
            }
        });
        // The wrapping is done here; a service answers plainly.
        if (StandardResponse.wanted(from.headers())) to.set("Accept", "application/json");
        token.ifPresent(verified -> to.set("Authorization", "Bearer " + verified.raw()));
        to.set(Correlation.HEADER, Correlation.id());
        if (from.remoteAddress() != null)
            to.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        to.set("X-Forwarded-Proto", from.scheme() == null ? "http" : from.scheme());
        if (from.authority() != null)
            to.set("X-Forwarded-Host", from.authority().toString());
    }

    static void outward(MultiMap from, MultiMap to) {
        Set<String> dropped = namedByConnection(from);
        from.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean kept = !HOP.contains(lower)
                    && !OURS_OUT.contains(lower)
                    && !lower.startsWith("access-control-")
                    && !dropped.contains(lower);
            if (kept) to.add(name, value);
        });
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        Set<String> names = new HashSet<>();
        headers.getAll("Connection").forEach(value -> {
            for (String name : value.split(",", -1)) names.add(name.strip().toLowerCase(Locale.ROOT));
        });
        // Naming them in Connection must not be a way to have them dropped and believed absent, or kept.
        names.removeAll(Set.of("content-type", "content-length", "accept"));
        return names;
    }
}
