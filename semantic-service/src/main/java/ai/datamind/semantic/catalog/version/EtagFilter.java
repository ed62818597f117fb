package ai.datamind.semantic.catalog.version;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.function.Predicate;

/** The version of a document as the ETag of what is told of it. */
@Provider
public class EtagFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned body) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + body.version() + "\"");
        }
    }

    /** An absent condition accepts any version: then the last writer wins. */
    public static Predicate<Integer> accepts(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return version -> true;
        }
        return version -> Arrays.stream(ifMatch.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("\"" + version + "\""));
    }
}
