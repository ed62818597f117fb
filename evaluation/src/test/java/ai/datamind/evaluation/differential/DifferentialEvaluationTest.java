package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DifferentialEvaluationTest {

    /** A few of many: {@code ./datamind eval differential} asks 20,000. */
    @Test
    void the_compiled_query_answers_what_the_rows_say(@TempDir Path folder) throws Exception {
        Path misses = folder.resolve("misses.txt");
        var arguments = new Arguments(Map.of("queries", "1200", "misses", misses.toString()), false);

        var figures = DifferentialEvaluation.run(arguments);

        assertThat(figures)
                .as(() -> figures + "\n" + read(misses))
                .containsEntry("wrong", 0)
                .containsEntry("refused_wrongly", 0)
                .containsEntry("answered_wrongly", 0);
        assertThat((int) figures.get("equal")).isGreaterThan(1000);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
