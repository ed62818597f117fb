package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;

/** Downloads. The statement runs anew, under the policies of whoever downloads. */
@Path("/api/v1/queries")
@RolesAllowed("analyst")
public class ExportResource {
    private final Exports exports;
    private final AttemptHistoryRepository history;
    private final CurrentCaller current;

    ExportResource(Exports exports, AttemptHistoryRepository history, CurrentCaller current) {
        this.exports = exports;
        this.history = history;
        this.current = current;
    }

    @GET
    @Path("/{id}/export")
    public RestMulti<byte[]> export(
            @PathParam("id") String id, @QueryParam("format") @DefaultValue("csv") String format) {
        ExportFormat wanted = ExportFormat.of(format);
        Caller by = current.get();
        Uni<Multi<byte[]>> file = history.find(Owner.orAll(by), id).flatMap(attempt -> exports.of(by, attempt, wanted));
        return RestMulti.fromUniResponse(
                file,
                bytes -> bytes,
                bytes -> Map.of(
                        "Content-Type", List.of(wanted.mediaType()),
                        "Content-Disposition", List.of("attachment; filename=\"" + id + "." + wanted.wire() + "\"")));
    }
}
