package ai.datamind.governance.preview;

import ai.datamind.kit.client.ForwardHeaders;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The semantic service, which knows the warehouses. What is not read here may change there. */
@Path("/api/v1/metadata")
@PermitAll // who may call is judged over there, by the token that is handed on
@RegisterRestClient(configKey = "semantic")
@RegisterClientHeaders(ForwardHeaders.class)
interface SemanticClient {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tables(List<Table> data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Table(String schema, String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Column(String name, String type, boolean nullable) {}

    @GET
    @Path("/tables")
    Uni<Tables> tables(@QueryParam("catalog") String catalog, @QueryParam("page_size") int pageSize);

    @GET
    @Path("/columns")
    Uni<List<Column>> columns(
            @QueryParam("catalog") String catalog,
            @QueryParam("schema") String schema,
            @QueryParam("table") String table);
}
