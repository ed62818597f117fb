package ai.datamind.gateway.identity;

import ai.datamind.gateway.token.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A user as the API shows them. */
public record User(
        String id,
        String email,
        String displayName,
        String role,
        String status,
        List<String> groups,
        List<String> permissions,
        Map<String, String> attributes,
        Instant createdAt,
        Instant updatedAt) {

    static User from(UserRow row) {
        return new User(
                row.id,
                row.email,
                row.displayName,
                row.role,
                row.status,
                row.groups.stream().map(g -> g.name()).sorted().toList(),
                Permissions.of(row.account().role()),
                Map.copyOf(row.attributes),
                row.createdAt,
                row.updatedAt);
    }

    /** The short form for pickers: who there is, without what they may do. */
    public record Listed(String id, String email, String displayName, String role, List<String> groups) {
        static Listed from(UserRow row) {
            return new Listed(
                    row.id,
                    row.email,
                    row.displayName,
                    row.role,
                    row.groups.stream().map(g -> g.name()).sorted().toList());
        }
    }
}
