package ai.datamind.governance.policy;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.text.Violation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;

/**
 * Predicates and expressions of policies: one SQL expression over the columns of the table, with placeholders for the subject. It
 * is carried out by the rewriting, which parses it again; checked here so that a policy that cannot be carried out is refused when
 * it is written, not when somebody asks.
 */
final class SqlFragment {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern KNOWN =
            Pattern.compile("user\\.(id|email|groups|attributes\\.[A-Za-z_][A-Za-z0-9_]{0,62})");
    /** Texts and quoted names, in which the rest means nothing. */
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");

    private static final int LONGEST = 10_000;

    private SqlFragment() {}

    static void check(String field, String fragment, Target target) {
        if (fragment.length() > LONGEST) {
            throw ProblemException.invalid(field, "must not be longer than " + LONGEST + " characters");
        }
        checkPlaceholders(field, fragment);
        checkShape(field, QUOTED.matcher(fragment).replaceAll(" "));
        checkSyntax(field, PLACEHOLDER.matcher(fragment).replaceAll(" \\$1 "), target);
    }

    /** As the rewriting will read it, but for names of columns: the warehouse is not known here. */
    private static void checkSyntax(String field, String fragment, Target target) {
        String table = Identifiers.quote(target.schema()) + "." + Identifiers.quote(target.table());
        try {
            Firewall.postgresql().admit(Parser.parse(SqlText.of("SELECT (" + fragment + ") FROM " + table)));
        } catch (Rejected rejected) {
            String reasons = rejected.violations().stream()
                    .map(Violation::message)
                    .distinct()
                    .collect(joining("; "));
            throw ProblemException.invalid(field, "is no expression that may be used: " + reasons);
        }
    }

    private static void checkPlaceholders(String field, String fragment) {
        Matcher placeholder = PLACEHOLDER.matcher(fragment);
        while (placeholder.find()) {
            if (!KNOWN.matcher(placeholder.group(1)).matches()) {
                throw ProblemException.invalid(
                        field,
                        "knows ${user.id}, ${user.email}, ${user.groups} and ${user.attributes.x}, not "
                                + placeholder.group());
            }
        }
    }

    /** One expression can neither close a parenthesis it did not open nor hide what comes after it. */
    private static void checkShape(String field, String unquoted) {
        if (unquoted.contains("--") || unquoted.contains("/*") || unquoted.contains(";")) {
            throw ProblemException.invalid(field, "must be one expression without comments");
        }
        if (unquoted.contains("'") || unquoted.contains("\"")) {
            throw ProblemException.invalid(field, "has a quote that is not closed");
        }
        int open = 0;
        for (char c : unquoted.toCharArray()) {
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
        }
        if (open != 0) {
            throw ProblemException.invalid(field, "has parentheses that do not match");
        }
    }
}
