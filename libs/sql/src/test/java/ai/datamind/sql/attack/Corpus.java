package ai.datamind.sql.attack;

import ai.datamind.sql.text.Rejected;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * scenarios/*.txt: one file per class of attack, a line "what must come | statement". What must come: reasons of a
 * refusal, "filters n" (n references to customer, each filtered), "masks n" (n references to staff, each masked),
 * "guarded", "counted", "fenced" (what can fail waits for the row's visibility), "text …" (printed so) or "passes".
 */
public final class Corpus {
    private static final Pattern REPEATED = Pattern.compile("\\[([^]]*)]\\{(\\d+)}");
    private static final Pattern RAW_PHONE = Pattern.compile("\"g\\d+q\"\\.\"phone\"");
    /** A partial mask looks at its value so often. */
    private static final int LOOKS_OF_A_MASK = 4;

    private Corpus() {}

    /** One line of a file. */
    public record Scenario(String kind, String expected, String sql) {
        /** What came, where it is not what must come; else null. */
        public String fault() {
            String outcome = outcome(written());
            boolean met = Stream.of(expected.split(",(?=[A-Z_]+)")).anyMatch(e -> matches(e, outcome));
            return met ? null : kind + ": " + sql + " came to " + outcome;
        }

        private String written() {
            return sql.contains("]{")
                    ? REPEATED.matcher(sql)
                            .replaceAll((MatchResult r) -> r.group(1)
                                    .repeat(Integer.parseInt(r.group(2)))
                                    .replace("$", "\\$"))
                    : sql;
        }
    }

    public static List<Scenario> scenarios() throws IOException, URISyntaxException {
        List<Scenario> scenarios = new ArrayList<>();
        Path folder = Path.of(Corpus.class.getResource("scenarios").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String kind = file.getFileName().toString().replace(".txt", "");
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        int bar = line.indexOf(" | ");
                        scenarios.add(new Scenario(kind, line.substring(0, bar), line.substring(bar + 3)));
                    }
                }
            }
        }
        return scenarios;
    }

    /** What a query must be printed as. */
    public record Pair(String query, String printed) {
        public String fault() {
            String outcome = outcome(query);
            return outcome.equals(printed) ? null : "golden: " + query + " came to " + outcome;
        }
    }

    public static List<Pair> golden() throws IOException, URISyntaxException {
        List<Pair> pairs = new ArrayList<>();
        String query = null;
        for (String line : Files.readAllLines(Path.of(
                Fixture.class.getResource("/ai/datamind/sql/govern/golden.txt").toURI()))) {
            if (line.startsWith("> ")) {
                query = line.substring(2);
            } else if (line.startsWith("< ")) {
                pairs.add(new Pair(query, line.substring(2)));
            }
        }
        return pairs;
    }

    /** The first fault, or null: the mutation harness calls it by name, in a class loader of its own. */
    public static String firstFault() throws IOException, URISyntaxException {
        return Stream.concat(
                        golden().stream().map(Pair::fault), scenarios().stream().map(Scenario::fault))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String outcome(String sql) {
        try {
            return Fixture.govern(sql).sql();
        } catch (Rejected e) {
            return e.reason().name();
        } catch (RuntimeException | StackOverflowError e) {
            return e.toString();
        }
    }

    private static boolean matches(String expected, String outcome) {
        return switch (expected.split(" ")[0]) {
            case "filters" ->
                count(outcome, "\"plain\".\"customer\"") == number(expected)
                        && outcome.split("\"tenant\" = \\$1::int8(?!\\) IS TRUE AS)", -1).length - 1
                                == number(expected);
            case "masks" ->
                count(outcome, "\"plain\".\"staff\"") == number(expected)
                        && RAW_PHONE.matcher(outcome).results().count() == (long) LOOKS_OF_A_MASK * number(expected)
                        && count(outcome, "repeat('*', ") == 2 * number(expected);
            case "guarded" -> outcome.contains("_ok\" IS NOT FALSE THEN");
            case "counted" -> outcome.contains("CASE WHEN pg_catalog.count(*) >= 0 THEN");
            case "fenced" -> outcome.contains("OFFSET 0");
            case "text" -> outcome.contains(expected.substring(5));
            case "passes" -> outcome.startsWith("SELECT");
            default -> outcome.equals(expected);
        };
    }

    private static int number(String expected) {
        return Integer.parseInt(expected.split(" ")[1]);
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
