package ai.datamind.nl2sql.note;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Words about tables. The asker's own token is handed on: what they may not see is not told. */
@Path("/api/v1/semantic/table-notes")
@RegisterRestClient(configKey = "semantic")
interface TableNoteClient {
    @POST
    Uni<Notes> notes(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("X-Correlation-ID") String correlationId,
            Wish wish);

    record Wish(List<String> tables) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notes(List<TableNote> data) {}
}
