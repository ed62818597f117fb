package ai.datamind.kit.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Roles, each including those before it. */
public enum Role {
    VIEWER,
    ANALYST,
    ENGINEER,
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** Lower-case name, as tokens and JSON have it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire names of this role and all it includes: the {@code groups} claim. */
    public List<String> implied() {
        return Arrays.stream(values()).filter(this::includes).map(Role::wire).toList();
    }

    /** @throws IllegalArgumentException naming the roles there are */
    public static Role of(String wire) {
        for (Role role : values()) {
            if (role.wire().equals(wire)) return role;
        }
        throw new IllegalArgumentException("must be one of " + ADMIN.implied());
    }
}
