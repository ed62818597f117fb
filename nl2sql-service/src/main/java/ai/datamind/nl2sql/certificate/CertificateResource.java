package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.signing.KeyRing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Certificates of answers, and replay. */
@Path("/api/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class CertificateResource {
    private final AttemptHistoryRepository history;
    private final KeyRing keys;
    private final Replay replay;
    private final CurrentCaller current;

    CertificateResource(AttemptHistoryRepository history, KeyRing keys, Replay replay, CurrentCaller current) {
        this.history = history;
        this.keys = keys;
        this.replay = replay;
        this.current = current;
    }

    /** In its canonical form, to be kept as it is. */
    @GET
    @Path("/{id}/certificate")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> certificate(@PathParam("id") String id) {
        return history.find(Owner.orAll(current.get()), id)
                .flatMap(history::withStages)
                .map(Certificates::of)
                .flatMap(certificate ->
                        keys.signing().map(key -> Signed.by(key, certificate).text()));
    }

    @POST
    @Path("/{id}/replay")
    public Uni<Replay.Replayed> replay(@PathParam("id") String id) {
        var by = current.get();
        return history.find(by.userId(), id).flatMap(history::withStages).flatMap(attempt -> replay.of(by, attempt));
    }
}
