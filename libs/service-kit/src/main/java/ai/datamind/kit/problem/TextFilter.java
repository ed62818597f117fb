package ai.datamind.kit.problem;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Text of a URL that no column can hold is refused as it is in a body, before it reaches a statement. */
public final class TextFilter {

    @ServerRequestFilter
    public void refuse(UriInfo uri) {
        refuse(uri.getQueryParameters());
        refuse(uri.getPathParameters());
    }

    private static void refuse(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> refuse(name, values));
    }

    private static void refuse(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ProblemException.invalid(name, "must not hold the character U+0000");
        }
    }
}
