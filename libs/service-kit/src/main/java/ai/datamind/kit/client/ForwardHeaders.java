package ai.datamind.kit.client;

import ai.datamind.kit.correlation.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** For {@code @RegisterClientHeaders}: the caller's own token and the correlation id go on; nothing else does. */
@ApplicationScoped
public class ForwardHeaders implements ClientHeadersFactory {

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> forwarded = new MultivaluedHashMap<>();
        String token = incoming.getFirst(HttpHeaders.AUTHORIZATION);
        if (token != null && !outgoing.containsKey(HttpHeaders.AUTHORIZATION)) {
            forwarded.putSingle(HttpHeaders.AUTHORIZATION, token);
        }
        forwarded.putSingle(Correlation.HEADER, Correlation.id());
        return forwarded;
    }
}
