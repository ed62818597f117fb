package ai.datamind.nl2sql.question;

import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.subject.CurrentSubject;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {
    private final CurrentSubject subject;
    private final CurrentVertxRequest current;

    public CurrentCaller(CurrentSubject subject, CurrentVertxRequest current) {
        this.subject = subject;
        this.current = current;
    }

    public Caller get() {
        HttpServerRequest request = current.getCurrent().request();
        return new Caller(subject.get(), request.getHeader("Authorization"), Correlation.id(), address(request));
    }

    /** Behind the gateway the first address is the caller's own. */
    private static String address(HttpServerRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && !forwarded.isBlank()) return forwarded.split(",", 2)[0].strip();
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }
}
