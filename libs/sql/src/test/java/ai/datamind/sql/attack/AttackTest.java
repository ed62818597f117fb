package ai.datamind.sql.attack;

import ai.datamind.sql.text.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** scenarios.txt, line by line. */
class AttackTest {
    static Stream<String> scenarios() throws IOException {
        try (InputStream in = AttackTest.class.getResourceAsStream("scenarios.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void attackFails(String scenario) {
        String[] parts = scenario.split(" \\| ", 3);

        String outcome = outcome(parts[2]);

        assertThat(List.of(parts[1].split(",")))
                .as(parts[2] + " came to " + outcome)
                .anyMatch(expected -> matches(expected, outcome));
    }

    private static String outcome(String sql) {
        try {
            return Fixture.govern(sql).sql();
        } catch (Rejected e) {
            return e.reason().name();
        }
    }

    private static boolean matches(String expected, String outcome) {
        return switch (expected.split(" ")[0]) {
            case "filters" ->
                count(outcome, "\"tenant\" = $1::int8") == Integer.parseInt(expected.split(" ")[1])
                        && count(outcome, "\"plain\".\"customer\"") == Integer.parseInt(expected.split(" ")[1]);
            case "guarded" -> outcome.contains("_ok\" IS NOT FALSE THEN");
            case "fenced" -> outcome.contains("OFFSET 0");
            default -> outcome.equals(expected);
        };
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
