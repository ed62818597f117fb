package ai.datamind.gateway.identity;

import ai.datamind.gateway.identity.UserRequests.NewUser;
import ai.datamind.gateway.identity.UserRequests.UserChange;
import ai.datamind.gateway.password.Passwords;
import ai.datamind.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a request does to a stored user; passwords are hashed before any transaction begins. */
@ApplicationScoped
class UserChanges {

    private final Passwords passwords;

    UserChanges(Passwords passwords) {
        this.passwords = passwords;
    }

    Uni<UserRow> row(NewUser request) {
        return passwords.hash(request.password()).map(hash -> {
            Instant now = now();
            UserRow row = new UserRow();
            row.id = Ids.next("usr");
            row.email = request.email();
            row.displayName = request.displayName();
            row.passwordHash = hash;
            row.role = request.role();
            row.status = UserRow.ACTIVE;
            row.attributes.putAll(request.attributes());
            row.generation = 1;
            row.sessionsValidFrom = now;
            row.createdAt = now;
            row.updatedAt = now;
            return row;
        });
    }

    Uni<Consumer<UserRow>> of(UserChange request) {
        if (request.password() == null) return Uni.createFrom().item(row -> apply(request, row));
        return passwords.hash(request.password()).map(hash -> row -> {
            apply(request, row);
            row.passwordHash = hash;
            row.endSessions(now());
        });
    }

    static Consumer<UserRow> role(String role) {
        return row -> {
            row.role = role;
            row.outdateTokens(now());
        };
    }

    /** The members a request changes, for the audit: names, no values. */
    static List<String> named(UserChange request) {
        List<String> names = new ArrayList<>();
        if (request.displayName() != null) names.add("display_name");
        if (request.role() != null) names.add("role");
        if (request.status() != null) names.add("status");
        if (request.password() != null) names.add("password");
        if (request.attributes() != null) names.add("attributes");
        return names;
    }

    private static void apply(UserChange request, UserRow row) {
        if (request.displayName() != null)
            row.displayName = request.displayName().strip();
        if (request.role() != null) row.role = request.role();
        if (request.attributes() != null) {
            row.attributes.keySet().retainAll(request.attributes().keySet());
            row.attributes.putAll(request.attributes());
        }
        if (request.status() != null && !request.status().equals(row.status)) {
            row.status = request.status();
            row.endSessions(now());
        }
        row.outdateTokens(now());
    }

    // PostgreSQL keeps microseconds; more would make a row differ from itself after reading.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
