package ai.datamind.local.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of all that Maven says: which module, which tests, what failed. */
final class MavenReport {
    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (\\S+) .*\\[(\\d+)/(\\d+)\\]");
    private static final Pattern SUITE = Pattern.compile(
            ".*Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+), Time elapsed.* -- in .*");
    private static final Pattern SKIPPED = Pattern.compile("\\[WARNING\\] Tests run: \\d+, .*Skipped: [1-9].*");

    private static final Pattern FAILED =
            Pattern.compile("\\[ERROR\\] (\\S.*?) -- Time elapsed: .* <<< (?:FAILURE|ERROR)!");
    /** What follows is the rest of what the failure says. */
    private static final Pattern OTHER = Pattern.compile("\\[(?:INFO|WARNING|ERROR)\\].*");

    private static final Pattern ADVICE =
            Pattern.compile("\\[ERROR\\] (?:$|-> \\[Help|To see the full|Re-run Maven|For more information|\\[Help).*");
    private static final int SAID = 3;

    private final PrintWriter out;
    private final List<String> failed = new ArrayList<>();
    private int said = SAID;
    private int tests;

    MavenReport(PrintWriter out) {
        this.out = out;
    }

    void line(String line) {
        Matcher module = MODULE.matcher(line);
        Matcher suite = SUITE.matcher(line);
        if (module.matches()) {
            out.printf("%s (%s of %s)%n", module.group(1), module.group(2), module.group(3));
        } else if (suite.matches()) {
            tests += Integer.parseInt(suite.group(1));
        }
        boolean error = line.startsWith("[ERROR]") && !ADVICE.matcher(line).matches();
        if (error || SKIPPED.matcher(line).matches()) {
            out.println("  " + line);
        }
        remember(line);
        out.flush();
    }

    /** A failed test, and the first lines of what it says. */
    private void remember(String line) {
        Matcher test = FAILED.matcher(line);
        if (test.matches()) {
            failed.add(test.group(1));
            said = 0;
        } else if (OTHER.matcher(line).matches()) {
            said = SAID;
        } else if (said < SAID && !line.isBlank()) {
            failed.add("  " + line);
            said++;
        }
    }

    /** The failed tests once more, where a reader of the last lines finds them. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    int tests() {
        return tests;
    }
}
