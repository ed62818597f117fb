package ai.datamind.nl2sql.ask;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What was begun and goes on without the caller is answered with 202. */
public final class BegunFilter {
    private static final int ACCEPTED = 202;

    @ServerResponseFilter
    public void begun(ContainerResponseContext response) {
        Object body = response.getEntity() instanceof Exported file ? file.answer() : response.getEntity();
        if (body instanceof Runs.Started) response.setStatus(ACCEPTED);
    }
}
