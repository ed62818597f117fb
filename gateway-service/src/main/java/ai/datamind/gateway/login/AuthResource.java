package ai.datamind.gateway.login;

import ai.datamind.gateway.identity.User;
import ai.datamind.gateway.login.AuthRequests.LoginRequest;
import ai.datamind.gateway.login.AuthRequests.RefreshRequest;
import ai.datamind.gateway.session.RefreshToken;
import ai.datamind.gateway.token.AccessTokens;
import ai.datamind.gateway.trail.RequestOrigin;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Logging in and staying so. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    private final Login login;
    private final Refresh refresh;
    private final AccessTokens accessTokens;
    private final RequestOrigin origin;

    AuthResource(Login login, Refresh refresh, AccessTokens accessTokens, RequestOrigin origin) {
        this.login = login;
        this.refresh = refresh;
        this.accessTokens = accessTokens;
        this.origin = origin;
    }

    @POST
    @Path("/login")
    @PermitAll
    public Uni<TokenPair> login(@Valid @NotNull LoginRequest request) {
        return login.with(request.email(), request.password(), origin.get())
                .onFailure(ProblemException.class)
                .invoke(this::sayWhenToRetry)
                .map(this::pair);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public Uni<TokenPair> refresh(@Valid @NotNull RefreshRequest request) {
        return refresh.with(new RefreshToken(request.refreshToken()), origin.get())
                .map(this::pair);
    }

    private TokenPair pair(Login.Opened opened) {
        return new TokenPair(
                accessTokens.issue(opened.who().account(), opened.sessionId()),
                opened.token().text(),
                "bearer",
                accessTokens.expiresIn(),
                opened.who().user());
    }

    private void sayWhenToRetry(Throwable refusal) {
        if (((ProblemException) refusal).extensions().get("retry_after_seconds") instanceof Long seconds) {
            origin.retryAfter(seconds);
        }
    }

    public record TokenPair(String accessToken, String refreshToken, String tokenType, long expiresIn, User user) {}
}
