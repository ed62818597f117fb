package ai.datamind.gateway.answer;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Wraps the gateway's own answers. Runs after those that look at the bare ones. */
public class StandardResponseFilter {

    private static final MediaType WRAPPED = MediaType.valueOf(StandardResponse.MEDIA_TYPE);

    // Response filters run from the highest priority to the lowest.
    @ServerResponseFilter(priority = Priorities.HEADER_DECORATOR)
    public void wrap(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!StandardResponse.asksForIt(request.getHeaderString("Accept")) || !answer.hasEntity()) return;
        answer.setEntity(StandardResponse.of(answer.getStatus(), answer.getEntity()), null, WRAPPED);
    }
}
