package ai.datamind.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The command line as a person uses it, first of all the README's tour, word for word. */
class CommandIT {
    private static final String MARK = "<!-- tour -->";

    private final RunningSuite suite = RunningSuite.get();

    /** What a command printed, and its exit status. */
    private record Said(int status, String text) {}

    @TestFactory
    Stream<DynamicTest> theTourOfTheReadmeRuns() throws IOException {
        return tour().stream()
                .map(command -> dynamicTest(command, () -> {
                    Said said = run(command);
                    // Status 1 is what the tour shows with questions that cannot be answered; 2 would be a command that
                    // doesn't exist.
                    assertThat(said.status()).as(said.text()).isBetween(0, 1);
                    assertThat(said.text()).isNotBlank().doesNotContain("Exception", "HTTP 5");
                }));
    }

    @Test
    void theTourIsThere() throws IOException {
        assertThat(tour()).hasSizeGreaterThan(3);
    }

    @Test
    void aQuestionShowsReadingSqlRowsAndChart() throws Exception {
        Said said = run("./datamind ask \"top 5 nations by revenue in 1995\"");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("Understood", "SQL", "SELECT", "Answer", "Chart", "█", "outcome ANSWERED");
    }

    @Test
    void theAnalystIsToldWhatWasFiltered() throws Exception {
        Said said = run("./datamind ask \"top 5 nations by revenue in 1995\" --as analyst");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("Policies", "rows filtered", "tpch.customer");
    }

    @Test
    void theViewerIsRefused() throws Exception {
        Said said = run("./datamind ask \"how many customers\" --as viewer");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("403");
    }

    @Test
    void whatCannotBeAnsweredHasAnExitStatusAndAMessage() throws Exception {
        for (String question : List.of("delete all orders", "revenue by colour of the sky")) {
            Said said = run("./datamind ask \"" + question + "\"");
            assertThat(said.status()).as(said.text()).isEqualTo(1);
            assertThat(said.text()).contains(question.contains("sky") ? "sky" : "delete");
        }
    }

    @Test
    void aSecondUpFindsTheFirst() throws Exception {
        Said said = run("./datamind up");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("Already up at " + suite.instance().gatewayUrl());
    }

    @Test
    void anotherInstanceOnTakenPortsIsToldWhich() throws Exception {
        int base = suite.instance().ports().base();
        Said said = run("./datamind up --instance system-tests/target/another --port-base " + base);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("port " + base + " for gateway", "--port-base");
    }

    private List<String> tour() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean marked = false;
        boolean inside = false;
        for (String line : Files.readAllLines(suite.project().root().resolve("README.md"))) {
            if (line.startsWith("```")) {
                inside = marked && !inside;
                marked = inside;
            } else if (line.strip().equals(MARK)) {
                marked = true;
            } else if (inside && line.startsWith("./datamind")) {
                commands.add(line.replaceFirst("\\s+#.*$", ""));
            }
        }
        return commands;
    }

    private Said run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(suite.project().root().toFile())
                .redirectErrorStream(true);
        builder.environment().put("DATAMIND_INSTANCE", suite.instance().folder().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
