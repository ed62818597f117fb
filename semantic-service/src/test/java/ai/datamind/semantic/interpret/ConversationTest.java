package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationTest {

    private static final LocalDate TODAY = LocalDate.of(1998, 8, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue by nation | only Germany | revenue by nation name where nation name = 'GERMANY'",
                "revenue by nation | and last year? | revenue by nation name from 1997-01-01 until 1997-12-31",
                "revenue by nation | by month | revenue by nation name and month",
                "top 5 nations by revenue | the top 3 instead | revenue by nation name, ordered by revenue from high to low, the first 3",
                "how many customers are in France | what about Germany? | customer count where nation name = 'GERMANY'",
                "revenue in 1996 | in 1995 | revenue from 1995-01-01 until 1995-12-31",
                "Umsatz nach Land | nur Deutschland | revenue by nation name where nation name = 'GERMANY'",
                "Umsatz nach Land | und im letzten Jahr? | revenue by nation name from 1997-01-01 until 1997-12-31",
                "revenue in 1996 | how many suppliers are in China? | supplier count where nation name = 'CHINA'"
            },
            quoteCharacter = '"')
    void a_fragment_changes_the_question_before_it(String before, String fragment, String understood) {
        Interpretation i = SampleModel.INTERPRETER.interpret(fragment, TODAY, new Conversation(List.of(before)));
        assertThat(i.outcome()).isEqualTo(Outcome.READY);
        assertThat(i.readings().get(0).text()).isEqualTo(understood);
    }

    @Test
    void why_tells_what_was_used() {
        Interpretation i =
                SampleModel.INTERPRETER.interpret("why?", TODAY, new Conversation(List.of("revenue by nation")));
        assertThat(i.message()).contains("revenue by nation name").contains("tpch.lineitem");
    }

    @Test
    void only_a_list_of_questions_is_a_conversation() {
        assertThat(Conversation.from(Map.of("questions", List.of("a", 5, "b"))).questions())
                .containsExactly("a", "b");
        assertThat(Conversation.from(Map.of("questions", "a")).questions()).isEmpty();
        assertThat(Conversation.from(null).questions()).isEmpty();
    }
}
