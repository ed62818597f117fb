package ai.datamind.semantic.interchange;

import ai.datamind.kit.client.ForwardHeaders;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The policies in force. They are carried out whole and unread, but for the table they speak of. */
@Path("/api/v1/policies")
@PermitAll // who may read them is judged over there, by the token that is handed on
@RegisterRestClient(configKey = "governance")
@RegisterClientHeaders(ForwardHeaders.class)
interface GovernanceClient {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Policies(List<JsonNode> data, Pagination pagination) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pagination(int totalPages) {}

    @GET
    Uni<Policies> policies(@QueryParam("page") int page, @QueryParam("page_size") int pageSize);
}
