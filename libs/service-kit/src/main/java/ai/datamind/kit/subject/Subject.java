package ai.datamind.kit.subject;

import java.util.Map;
import java.util.Set;

/**
 * The person or agent a request is made for.
 *
 * @param userId {@code usr-…}
 * @param groups names of the groups they belong to
 * @param attributes what policies may refer to as {@code ${user.attributes.x}}
 * @param sessionId the login this token came from
 */
public record Subject(
        String userId, String email, Role role, Set<String> groups, Map<String, String> attributes, String sessionId) {

    public Subject {
        groups = Set.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }
}
