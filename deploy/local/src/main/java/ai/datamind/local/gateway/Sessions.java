package ai.datamind.local.gateway;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.InitialPasswords;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PrivateFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Access tokens kept between commands, one file (mode 600) per user, so that a question doesn't pay for a login. */
public final class Sessions {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** A kept token. */
    private record Session(String email, String accessToken, long expiresEpochSecond) {
        @Override
        public String toString() {
            return "Session[" + email + "]";
        }
    }

    /** Whom {@code login} named last. */
    private record Current(String email) {}

    private final Instance instance;

    public Sessions(Instance instance) {
        this.instance = instance;
    }

    /**
     * @param who a role of the sample users, an e-mail address, or {@code null} for whoever logged in last, else the administrator
     */
    public GatewayClient as(String who) {
        String email = email(who);
        GatewayClient gateway = GatewayClient.of(instance.gatewayUrl());
        Optional<String> kept = PrivateFile.read(file(email), Session.class)
                .filter(session -> session.expiresEpochSecond()
                        > Instant.now().plus(MARGIN).getEpochSecond())
                .map(Session::accessToken)
                .filter(token -> gateway.as(token).get("/api/v1/auth/me").ok());
        return gateway.as(kept.orElseGet(() -> login(email, initialPassword(email))));
    }

    /** Logs in, keeps the token, and returns it. */
    public String login(String email, String password) {
        Reply reply = GatewayClient.of(instance.gatewayUrl()).login(email, password);
        if (!reply.ok()) {
            throw new StartupException("Login as " + email + " failed: " + reply.problem());
        }
        String token = reply.body().path("access_token").asText();
        long expires =
                Instant.now().getEpochSecond() + reply.body().path("expires_in").asLong();
        PrivateFile.write(file(email), new Session(email, token, expires));
        return token;
    }

    public void makeCurrent(String email) {
        PrivateFile.write(instance.sessions().resolve("current.json"), new Current(email));
    }

    public String email(String who) {
        if (who == null) {
            return PrivateFile.read(instance.sessions().resolve("current.json"), Current.class)
                    .map(Current::email)
                    .orElse(InitialPasswords.email("admin"));
        }
        return who.contains("@") ? who : InitialPasswords.email(who);
    }

    /** Only the sample users' passwords are known here. */
    public String initialPassword(String email) {
        if (instance.hasPasswords()) {
            Optional<String> known = instance.passwords().of(email);
            if (known.isPresent()) {
                return known.get();
            }
        }
        throw new StartupException("No password known for " + email + ". First: ./datamind login " + email);
    }

    private Path file(String email) {
        return instance.sessions().resolve(email.replaceAll("[^A-Za-z0-9@._-]", "_") + ".json");
    }
}
