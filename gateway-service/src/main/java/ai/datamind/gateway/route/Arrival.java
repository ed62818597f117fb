package ai.datamind.gateway.route;

import ai.datamind.gateway.refusal.Refusals;
import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;

/** First of the gateway's filters: one spelling of the path, and the headers that every answer carries. */
@ApplicationScoped
class Arrival {

    /** After the correlation id, before CORS (300). */
    private static final int PRIORITY = 9_000;

    private static final String BEGAN = "datamind.began";

    void register(@Observes Filters filters) {
        filters.register(this::arrive, PRIORITY);
    }

    private void arrive(RoutingContext call) {
        if (call.get(BEGAN) == null) call.put(BEGAN, System.nanoTime());
        Optional<String> canonical = CanonicalPath.of(call.normalizedPath());
        if (canonical.isPresent() && !canonical.get().equals(call.normalizedPath())) {
            String query = call.request().query();
            call.reroute(canonical.get() + (query == null ? "" : "?" + query));
            return;
        }
        call.addHeadersEndHandler(leaving -> dress(call));
        if (canonical.isPresent()) {
            call.next();
        } else {
            Figures.name("/ambiguous");
            Refusals.send(call, new ProblemException(KitCode.MALFORMED_REQUEST, "The path is ambiguous."));
        }
    }

    private static void dress(RoutingContext call) {
        MultiMap headers = call.response().headers();
        long nanos = System.nanoTime() - call.<Long>get(BEGAN);
        headers.set("X-Process-Time", String.format(Locale.ROOT, "%.6f", nanos / 1e9));
        headers.set(Correlation.HEADER, Correlation.id());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        boolean api = call.normalizedPath().startsWith("/api/");
        headers.set(
                "Content-Security-Policy",
                api ? "default-src 'none'; frame-ancestors 'none'" : "default-src 'self'; frame-ancestors 'none'");
        // Answers are about one caller; whoever may be cached says so itself.
        if (api && !headers.contains("Cache-Control")) headers.set("Cache-Control", "no-store");
        if ("https".equals(call.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
