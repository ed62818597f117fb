package ai.datamind.nl2sql.retrieval;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetrievalTest {
    private static final Lexicon LEXICON = new Lexicon(List.of(
            text("a", "revenue by nation", "sum of prices"),
            text("b", "customers by nation", "count of people"),
            text("c", "shipping delays", "days between l_commitdate and l_receiptdate; revenue is not touched")));

    @Test
    void rareWordsAndTitlesWeighMore() {
        assertThat(LEXICON.byWords("revenues of a nation")).startsWith("a");
        assertThat(LEXICON.byWords("commitdate")).containsExactly("c");
        assertThat(LEXICON.byWords("what is the")).isEmpty();
    }

    @Test
    void spellingForgivesTypos() {
        assertThat(LEXICON.bySpelling("custmers by naton")).startsWith("b");
        assertThat(LEXICON.bySpelling("xyzzy")).isEmpty();
    }

    @Test
    void whoeverIsHighInSeveralRankingsWins() {
        List<List<String>> rankings = List.of(List.of("a", "b"), List.of("b", "c"), List.of("b"));
        assertThat(Retrieval.found(LEXICON, rankings, text -> true, 2))
                .extracting(found -> found.text().id())
                .containsExactly("b", "a");
    }

    @Test
    void whatMayNotBeSeenTakesNoPlace() {
        List<List<String>> rankings = List.of(List.of("a", "gone", "b"));
        assertThat(Retrieval.found(LEXICON, rankings, text -> !text.id().equals("a"), 1))
                .extracting(found -> found.text().id())
                .containsExactly("b");
    }

    private static Text text(String id, String title, String body) {
        return new Text(id, "documentation", title, body, Set.of());
    }
}
