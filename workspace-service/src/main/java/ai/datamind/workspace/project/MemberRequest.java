package ai.datamind.workspace.project;

import ai.datamind.kit.problem.ProblemException;
import java.util.regex.Pattern;

/** Who joins, and as what. Somebody who is in already gets the new role. */
public record MemberRequest(String userId, ProjectRole role) {

    private static final Pattern USER = Pattern.compile("usr-[0-9a-f-]{36}");

    public MemberRequest {
        if (userId == null || !USER.matcher(userId).matches()) {
            throw ProblemException.invalid("user_id", "must be a user's id");
        }
        if (role == null) throw ProblemException.invalid("role", "is needed");
    }
}
