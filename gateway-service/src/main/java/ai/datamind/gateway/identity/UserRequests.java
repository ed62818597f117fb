package ai.datamind.gateway.identity;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Bodies of requests about users. */
public final class UserRequests {

    private static final java.util.regex.Pattern ATTRIBUTE = java.util.regex.Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_ATTRIBUTES = 50;

    private UserRequests() {}

    /** @param groups names of groups that exist */
    public record NewUser(
            @NotBlank @Email @Size(max = 200) String email,
            @Size(max = 200) String displayName,
            @NotNull @Size(max = 200) String password,
            String role,
            Map<String, String> attributes,
            Set<String> groups) {

        public NewUser {
            email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
            displayName = displayName == null || displayName.isBlank() ? email : displayName.strip();
            role = role == null ? Role.VIEWER.wire() : checkedRole(role);
            attributes = attributes == null ? Map.of() : checkedAttributes(attributes);
            groups = groups == null ? Set.of() : Set.copyOf(groups);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "NewUser[" + email + "]";
        }
    }

    /** Absent members stay as they are. */
    public record UserChange(
            @Size(min = 1, max = 200) String displayName,
            String role,

            @Pattern(regexp = "active|disabled", message = "must be active or disabled")
            String status,

            @Size(max = 200) String password,
            Map<String, String> attributes) {

        public UserChange {
            role = role == null ? null : checkedRole(role);
            attributes = attributes == null ? null : checkedAttributes(attributes);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "UserChange[" + displayName + ", " + role + ", " + status + "]";
        }
    }

    public record RoleAssignment(@NotNull String role) {
        public RoleAssignment {
            role = role == null ? null : checkedRole(role);
        }
    }

    /** @param group name or id */
    public record Membership(@NotBlank @Size(max = 100) String group) {}

    private static String checkedRole(String role) {
        try {
            return Role.of(role).wire();
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid("role", unknown.getMessage());
        }
    }

    private static Map<String, String> checkedAttributes(Map<String, String> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw ProblemException.invalid("attributes", "must be at most " + MOST_ATTRIBUTES);
        }
        attributes.forEach((name, value) -> {
            if (!ATTRIBUTE.matcher(name).matches() || value == null || value.length() > 500) {
                throw ProblemException.invalid(
                        "attributes",
                        "must be lower-case names (letters, digits, _) with texts of at most 500 characters");
            }
        });
        return Map.copyOf(attributes);
    }
}
