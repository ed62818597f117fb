package ai.datamind.governance.policy;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import java.util.Set;

/**
 * Whom a policy is about: anybody named in any of the sets.
 *
 * @param users ids or e-mail addresses
 * @param roles exactly these: a policy for analysts does not bind engineers, though engineers may do what analysts may
 * @param projects in whose context the question is asked
 */
public record Binding(
        Boolean everyone, Set<String> users, Set<String> groups, Set<String> roles, Set<String> projects) {
    public Binding {
        everyone = Boolean.TRUE.equals(everyone);
        users = users == null ? Set.of() : Set.copyOf(users);
        groups = groups == null ? Set.of() : Set.copyOf(groups);
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        projects = projects == null ? Set.of() : Set.copyOf(projects);
    }

    public boolean binds(Subject subject, String project) {
        return everyone
                || users.contains(subject.userId())
                || (subject.email() != null && users.contains(subject.email()))
                || subject.groups().stream().anyMatch(groups::contains)
                || roles.contains(subject.role().wire())
                || (project != null && projects.contains(project));
    }

    void check() {
        if (!everyone && users.isEmpty() && groups.isEmpty() && roles.isEmpty() && projects.isEmpty()) {
            throw ProblemException.invalid("subjects", "must name users, groups, roles, projects or everyone");
        }
        for (String role : roles) {
            try {
                Role.of(role);
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("subjects.roles", e.getMessage());
            }
        }
    }
}
