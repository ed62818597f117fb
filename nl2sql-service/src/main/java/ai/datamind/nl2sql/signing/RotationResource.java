package ai.datamind.nl2sql.signing;

import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The way to the next key. */
@Path("/api/v1/admin/certificate-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class RotationResource {
    private final KeyRing ring;
    private final CurrentCaller current;

    RotationResource(KeyRing ring, CurrentCaller current) {
        this.ring = ring;
        this.current = current;
    }

    @POST
    @Path("/rotate")
    public Uni<Rotated> rotate(Rotation wish) {
        boolean revoke = wish != null && Boolean.TRUE.equals(wish.revoke());
        return ring.rotate(revoke, current.get()).map(kid -> new Rotated(kid.orElse(null), revoke));
    }

    /** @param revoke whether certificates of the former key are not to be believed any more */
    record Rotation(Boolean revoke) {}

    record Rotated(String kid, boolean revoked) {}
}
