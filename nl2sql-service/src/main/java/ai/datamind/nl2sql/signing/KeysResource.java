package ai.datamind.nl2sql.signing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The keys to trust when a certificate is checked elsewhere. */
@Path("/.well-known/certificate-keys.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class KeysResource {
    private final KeyRing ring;

    KeysResource(KeyRing ring) {
        this.ring = ring;
    }

    @GET
    public Uni<PublishedKeys> keys() {
        return ring.published();
    }
}
