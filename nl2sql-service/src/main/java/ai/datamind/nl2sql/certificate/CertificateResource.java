package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.HexFormat;
import java.util.List;

/** Certificates of answers, the keys they are signed with, and replay. */
@Path("/api/v1/queries")
@RolesAllowed("analyst")
public class CertificateResource {
    private final AttemptHistoryRepository history;
    private final SigningKeyRepository keys;
    private final Replay replay;
    private final CurrentCaller current;

    CertificateResource(
            AttemptHistoryRepository history, SigningKeyRepository keys, Replay replay, CurrentCaller current) {
        this.history = history;
        this.keys = keys;
        this.replay = replay;
        this.current = current;
    }

    @GET
    @Path("/{id}/certificate")
    public Uni<Signed> certificate(@PathParam("id") String id) {
        return history.find(Owner.orAll(current.get()), id)
                .flatMap(history::withStages)
                .map(Certificates::of)
                .flatMap(certificate -> keys.key().map(key -> key.sign(certificate)));
    }

    @POST
    @Path("/{id}/replay")
    public Uni<Replay.Replayed> replay(@PathParam("id") String id) {
        var by = current.get();
        return history.find(by.userId(), id).flatMap(history::withStages).flatMap(attempt -> replay.of(by, attempt));
    }

    /** The keys to trust when a certificate is checked elsewhere. */
    @GET
    @Path("/certificate-keys")
    @RolesAllowed("viewer")
    public Uni<List<PublishedKey>> published() {
        return keys.key()
                .map(key -> List.of(new PublishedKey(
                        SigningKey.ALGORITHM,
                        SigningKey.kid(key.publicKey()),
                        HexFormat.of().formatHex(key.publicKey()))));
    }

    record PublishedKey(String alg, String kid, String publicKey) {}
}
