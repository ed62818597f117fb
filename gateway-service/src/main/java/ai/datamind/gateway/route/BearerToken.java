package ai.datamind.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The token a request brings. Browsers cannot set headers on a WebSocket, so there it may come as a sub-protocol
 * ({@code bearer.<token>}); never in the address, which ends up in logs.
 *
 * @param text empty when there is none
 * @param wellFormed false when there is something that is no single bearer token
 * @param protocols the sub-protocols without the token
 */
record BearerToken(Optional<String> text, boolean wellFormed, Optional<String> protocols) {

    private static final String SCHEME = "Bearer ";
    private static final String PROTOCOL = "bearer.";

    static BearerToken of(HttpServerRequest request) {
        List<String> headers = new ArrayList<>(request.headers().getAll("Authorization"));
        List<String> offered = new ArrayList<>();
        for (String value : request.headers().getAll("Sec-WebSocket-Protocol")) {
            for (String protocol : value.split(",", -1)) offered.add(protocol.strip());
        }
        for (String protocol : List.copyOf(offered)) {
            if (protocol.startsWith(PROTOCOL)) {
                headers.add(SCHEME + protocol.substring(PROTOCOL.length()));
                offered.remove(protocol);
            }
        }
        Optional<String> rest = offered.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", offered));
        if (headers.isEmpty()) return new BearerToken(Optional.empty(), true, rest);
        String only = headers.getFirst();
        boolean bearer = headers.size() == 1 && only.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer
                ? new BearerToken(Optional.of(only.substring(SCHEME.length()).strip()), true, rest)
                : new BearerToken(Optional.empty(), false, rest);
    }
}
