package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions over the hand-written sample model and how they must be understood, in words. */
class SampleQuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(1998, 8, 2);
    private static final double WANTED = 0.95;

    private record Case(String question, String outcome, String understood) {}

    private static List<Case> cases() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                SampleQuestionsTest.class.getResourceAsStream("/interpret/sample-questions.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .map(l -> l.split("\t"))
                    .map(c -> new Case(c[0], c[1], c.length > 2 ? c[2] : ""))
                    .toList();
        }
    }

    @Test
    void sample_questions_are_understood_as_meant() throws IOException {
        var different = new ArrayList<String>();
        List<Case> all = cases();
        for (Case c : all) {
            Interpretation i = SampleModel.INTERPRETER.interpret(c.question(), TODAY);
            String understood =
                    i.readings().isEmpty() ? "" : i.readings().get(0).text();
            if (!i.outcome().name().equals(c.outcome())
                    || (i.outcome() == Outcome.READY && !understood.equals(c.understood()))) {
                different.add(c.question() + " → " + i.outcome() + " " + understood);
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(1 - (double) different.size() / all.size())
                .as("%s", different)
                .isGreaterThanOrEqualTo(WANTED);
    }

    @Test
    void the_same_question_gives_the_same_statement_whoever_built_the_interpreter() throws IOException {
        Interpreter other = SampleModel.interpreter();
        for (Case c : cases()) {
            var first = SampleModel.INTERPRETER.interpret(c.question(), TODAY).readings();
            assertThat(other.interpret(c.question(), TODAY).readings())
                    .as(c.question())
                    .isEqualTo(first);
        }
    }
}
