package ai.datamind.gateway.password;

import ai.datamind.kit.problem.ProblemException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which passwords are accepted. Length, not decoration; and nothing that bcrypt would silently cut. */
final class PasswordRules {

    /** bcrypt reads no further, so longer passwords would be equal when only their ends differ. */
    static final int LONGEST_BYTES = 71;

    private PasswordRules() {}

    static void check(String password, int shortest) {
        if (password.codePointCount(0, password.length()) < shortest) {
            throw ProblemException.invalid("password", "must have at least " + shortest + " characters");
        }
        if (tooLong(password)) {
            throw ProblemException.invalid("password", "must have at most " + LONGEST_BYTES + " bytes");
        }
        if (password.indexOf('\0') >= 0) {
            throw ProblemException.invalid("password", "must not contain a zero character");
        }
    }

    static boolean tooLong(String password) {
        return password.getBytes(UTF_8).length > LONGEST_BYTES;
    }
}
