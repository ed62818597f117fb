package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.subject.Role;
import ai.datamind.nl2sql.question.Caller;

/** Whose attempts a caller may see. */
public final class Owner {
    private Owner() {}

    /** Null, that is everybody's, for an administrator. */
    public static String orAll(Caller caller) {
        return caller.subject().role().includes(Role.ADMIN) ? null : caller.userId();
    }

    /** In lists an administrator sees their own too, unless they ask for all. */
    static String orAll(Caller caller, String scope) {
        return scope.equals("all") ? orAll(caller) : caller.userId();
    }
}
