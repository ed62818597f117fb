package ai.datamind.gateway.login;

import ai.datamind.gateway.identity.Credentials;
import ai.datamind.gateway.identity.UserRepository;
import ai.datamind.gateway.password.LockoutRepository;
import ai.datamind.gateway.password.Passwords;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.gateway.session.RefreshToken;
import ai.datamind.gateway.session.SessionRepository;
import ai.datamind.gateway.token.TokenConfig;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.gateway.trail.Happening.Kind;
import ai.datamind.gateway.trail.Origin;
import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** From an address and a password to a session. The same steps and the same time for people who exist and people who don't. */
@ApplicationScoped
class Login {

    private final UserRepository users;
    private final Passwords passwords;
    private final LockoutRepository lockout;
    private final SessionRepository sessions;
    private final double sessionSeconds;

    Login(
            UserRepository users,
            Passwords passwords,
            LockoutRepository lockout,
            SessionRepository sessions,
            TokenConfig config) {
        this.users = users;
        this.passwords = passwords;
        this.lockout = lockout;
        this.sessions = sessions;
        this.sessionSeconds = config.refresh().toSeconds();
    }

    /** @throws ProblemException INVALID_CREDENTIALS or ACCOUNT_LOCKED with {@code retry_after_seconds} */
    Uni<Opened> with(String email, String password, Origin from) {
        return lockout.attempt(email)
                .chain(wait -> users.byEmail(email)
                        .chain(known -> wait > 0 ? locked(known, wait, from) : compared(known, email, password, from)));
    }

    private Uni<Opened> compared(Optional<Credentials> known, String email, String password, Origin from) {
        return passwords
                .matches(password, known.map(Credentials::passwordHash).orElse(null))
                .chain(matches -> {
                    if (matches && known.orElseThrow().active()) return opened(known.orElseThrow(), email, from);
                    String reason = known.isEmpty() ? "unknown user" : matches ? "disabled" : "wrong password";
                    return refused(known, reason, from, new ProblemException(GatewayCode.INVALID_CREDENTIALS, null));
                });
    }

    private Uni<Opened> opened(Credentials who, String email, Origin from) {
        String sessionId = Ids.next("ses");
        RefreshToken token = RefreshToken.fresh();
        var account = who.account();
        var happening =
                Happening.success(Kind.LOGIN, "auth.login", new Actor(account.userId(), account.email()), sessionId);
        return sessions.open(
                        new SessionRepository.Opening(sessionId, account.userId(), email, from, token, sessionSeconds),
                        happening.facts(from))
                .replaceWith(new Opened(who, sessionId, token));
    }

    private Uni<Opened> locked(Optional<Credentials> known, long seconds, Origin from) {
        return refused(
                known,
                "locked",
                from,
                new ProblemException(
                        GatewayCode.ACCOUNT_LOCKED,
                        "Too many failed logins; try again in " + seconds + " seconds.",
                        Map.of("retry_after_seconds", seconds)));
    }

    private Uni<Opened> refused(Optional<Credentials> known, String reason, Origin from, ProblemException refusal) {
        Actor actor = known.map(
                        who -> new Actor(who.account().userId(), who.account().email()))
                .orElse(Actor.UNKNOWN);
        return sessions.note(Happening.failure(Kind.FAILED, "auth.login", actor, actor.id(), reason)
                        .facts(from))
                .chain(() -> Uni.createFrom().failure(refusal));
    }

    /** A session that now exists. */
    record Opened(Credentials who, String sessionId, RefreshToken token) {}
}
