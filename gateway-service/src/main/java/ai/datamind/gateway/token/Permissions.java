package ai.datamind.gateway.token;

import ai.datamind.kit.subject.Role;
import java.util.List;

/** What a role permits, as words for clients. The services decide by role; these words never grant anything. */
public final class Permissions {

    private Permissions() {}

    public static List<String> of(Role role) {
        return switch (role) {
            case VIEWER -> List.of("read");
            case ANALYST -> List.of("read", "write", "execute");
            case ENGINEER -> List.of("read", "write", "execute", "delete");
            case ADMIN -> List.of("read", "write", "execute", "delete", "admin");
        };
    }
}
