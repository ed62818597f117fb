package ai.datamind.gateway.key;

import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.gateway.trail.Happening.Kind;
import ai.datamind.gateway.trail.RequestOrigin;
import ai.datamind.kit.subject.CurrentSubject;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** New signing key at once. */
@Path("/api/v1/security/token-rotation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class RotationResource {

    private final KeyRing ring;
    private final CurrentSubject subject;
    private final RequestOrigin origin;
    private final Duration tokenLife;

    public RotationResource(
            KeyRing ring,
            CurrentSubject subject,
            RequestOrigin origin,
            @ConfigProperty(name = "datamind.token.access", defaultValue = "15m") Duration tokenLife) {
        this.ring = ring;
        this.subject = subject;
        this.origin = origin;
        this.tokenLife = tokenLife;
    }

    @POST
    public Uni<Rotated> rotate(@Valid RotationRequest request) {
        boolean revoke = request != null && Boolean.TRUE.equals(request.revoke());
        var who = subject.get();
        var happening = Happening.success(
                        Kind.SECURITY, "security.keys_rotated", new Actor(who.userId(), who.email()), "signing-keys")
                .with("revoke", revoke);
        return ring.rotate(revoke, tokenLife, happening, origin.get())
                .map(keys -> new Rotated(keys.signing().kid(), revoke));
    }

    /** @param revoke whether tokens of the former keys die now instead of when they expire */
    public record RotationRequest(Boolean revoke) {}

    public record Rotated(String kid, boolean revoked) {}
}
