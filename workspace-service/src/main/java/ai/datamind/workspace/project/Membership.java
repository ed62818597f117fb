package ai.datamind.workspace.project;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import ai.datamind.workspace.WorkspaceCode;

/** Who may do what in a project: decided here, from the membership (or its absence) alone. */
final class Membership {

    private Membership() {}

    /**
     * The role the subject acts with.
     *
     * @param member null for somebody who does not belong to the project
     * @throws ProblemException NOT_FOUND for outsiders, PROJECT_ROLE_NEEDED for members without the role
     */
    static void require(Subject subject, MemberRow member, ProjectRole needed) {
        if (subject.role() == Role.ADMIN) return;
        if (member == null) throw ProblemException.notFound("project");
        if (!member.projectRole().includes(needed)) {
            throw new ProblemException(
                    WorkspaceCode.PROJECT_ROLE_NEEDED, "This needs the role " + needed.wire() + " in the project.");
        }
    }
}
