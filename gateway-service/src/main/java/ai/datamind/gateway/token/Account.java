package ai.datamind.gateway.token;

import ai.datamind.kit.subject.Role;
import java.util.Map;
import java.util.Set;

/**
 * What a token says about its owner.
 *
 * @param generation rises with every change of the other members
 */
public record Account(
        String userId, String email, Role role, Set<String> groups, Map<String, String> attributes, int generation) {

    public Account {
        groups = Set.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }
}
