package ai.datamind.gateway.login;

import ai.datamind.gateway.identity.Credentials;
import ai.datamind.gateway.identity.UserRepository;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.session.RefreshToken;
import ai.datamind.gateway.session.RefreshTokenRepository;
import ai.datamind.gateway.session.Refreshed;
import ai.datamind.gateway.session.Refreshed.Over;
import ai.datamind.gateway.session.Refreshed.Reused;
import ai.datamind.gateway.session.Refreshed.Rotated;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.gateway.trail.Happening.Kind;
import ai.datamind.gateway.trail.Origin;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** From a refresh token to the next pair. Roles and groups are read anew, so a change reaches the token at the next refresh. */
@ApplicationScoped
class Refresh {

    private final UserRepository users;
    private final RefreshTokenRepository tokens;

    Refresh(UserRepository users, RefreshTokenRepository tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    Uni<Login.Opened> with(RefreshToken token, Origin from) {
        if (!token.wellFormed()) return Uni.createFrom().failure(invalid());
        return tokens.owner(token)
                .map(found -> found.orElseThrow(Refresh::invalid))
                .chain(owned -> users.byId(owned.userId()).map(found -> found.orElseThrow(Refresh::invalid)))
                .chain(who -> tokens.rotate(token, outcome -> facts(outcome, who, from))
                        .map(outcome -> judged(outcome, who)));
    }

    private static Login.Opened judged(Refreshed outcome, Credentials who) {
        return switch (outcome) {
            case Rotated(String sessionId, RefreshToken next) -> new Login.Opened(who, sessionId, next);
            case Reused reused -> throw new ProblemException(GatewayCode.REFRESH_TOKEN_REUSED, null);
            case Over over -> throw new ProblemException(GatewayCode.SESSION_ENDED, null);
        };
    }

    private static Fact[] facts(Refreshed outcome, Credentials who, Origin from) {
        Actor actor = new Actor(who.account().userId(), who.account().email());
        Happening happening = switch (outcome) {
            case Rotated done -> Happening.success(Kind.REFRESHED, "auth.refresh", actor, done.sessionId());
            case Reused reused ->
                Happening.failure(Kind.REVOKED, "auth.refresh", actor, reused.sessionId(), "refresh token reused");
            case Over over -> Happening.failure(Kind.FAILED, "auth.refresh", actor, actor.id(), "session over");
        };
        return happening.facts(from);
    }

    private static ProblemException invalid() {
        return new ProblemException(GatewayCode.REFRESH_TOKEN_INVALID, null);
    }
}
