package ai.datamind.gateway.login;

import ai.datamind.gateway.login.AuthRequests.LogoutRequest;
import ai.datamind.gateway.session.RefreshToken;
import ai.datamind.gateway.session.RefreshTokenRepository;
import ai.datamind.gateway.session.SessionRepository;
import ai.datamind.gateway.session.SessionResource;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.gateway.trail.Happening.Kind;
import ai.datamind.gateway.trail.RequestOrigin;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Ends the session that the caller holds a token of. */
@Path("/api/v1/auth/logout")
@Produces(MediaType.APPLICATION_JSON)
public class LogoutResource {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final CurrentIdentityAssociation identity;
    private final RequestOrigin origin;

    LogoutResource(
            SessionRepository sessions,
            RefreshTokenRepository refreshTokens,
            CurrentIdentityAssociation identity,
            RequestOrigin origin) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.identity = identity;
        this.origin = origin;
    }

    /** Public, since the access token of somebody who wants to leave may have expired: the refresh token proves as much. */
    @POST
    @PermitAll
    public Uni<SessionResource.Ended> logout(@Valid LogoutRequest request) {
        if (request != null && request.refreshToken() != null) {
            return byRefreshToken(new RefreshToken(request.refreshToken()));
        }
        return identity.getDeferredIdentity().chain(caller -> {
            if (!(caller.getPrincipal() instanceof JsonWebToken who)) {
                throw new ProblemException(KitCode.UNAUTHENTICATED, null);
            }
            return end(who.getClaim("sid"), new Actor(who.getSubject(), who.getName()));
        });
    }

    private Uni<SessionResource.Ended> byRefreshToken(RefreshToken token) {
        if (!token.wellFormed()) return Uni.createFrom().item(new SessionResource.Ended(0));
        return refreshTokens
                .owner(token)
                .chain(found -> found.map(owned -> end(owned.sessionId(), new Actor(owned.userId(), null)))
                        .orElse(Uni.createFrom().item(new SessionResource.Ended(0))));
    }

    private Uni<SessionResource.Ended> end(String sessionId, Actor actor) {
        var happening = Happening.success(Kind.REVOKED, "auth.logout", actor, sessionId);
        return sessions.end(sessionId, "logout", happening.facts(origin.get()))
                .map(alive -> new SessionResource.Ended(alive ? 1 : 0));
    }
}
