package ai.datamind.local.check;

import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of all that Maven says: which module, which tests, what failed. */
final class MavenReport {
    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (\\S+) .*\\[(\\d+)/(\\d+)\\]");
    private static final Pattern SUITE = Pattern.compile(
            ".*Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+), Time elapsed.* -- in .*");
    private static final Pattern SKIPPED = Pattern.compile("\\[WARNING\\] Tests run: \\d+, .*Skipped: [1-9].*");

    private final PrintWriter out;
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
        if (line.startsWith("[ERROR]") || SKIPPED.matcher(line).matches()) {
            out.println("  " + line);
        }
        out.flush();
    }

    int tests() {
        return tests;
    }
}
