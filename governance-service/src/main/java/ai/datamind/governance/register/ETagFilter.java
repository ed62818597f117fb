package ai.datamind.governance.register;

import ai.datamind.governance.policy.Policy;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** The version of a policy as its ETag. */
@Provider
public class ETagFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Policy policy) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + policy.version() + "\"");
        }
    }

    /** True for an absent condition: then the last writer wins. */
    static boolean matches(String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return true;
        }
        for (String tag : ifMatch.split(",")) {
            if (tag.strip().replaceFirst("^W/", "").equals("\"" + version + "\"")) {
                return true;
            }
        }
        return false;
    }
}
