package ai.datamind.local.ask;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerPrinterTest {
    @Test
    void anAnswerShowsReadingSqlRowsChartAndWhatWasHeldBack() throws Exception {
        String page = printed("""
                {"interpretation": {"text": "revenue by nation, top 2"}, "sql": "SELECT 1", "explanation": "FRANCE leads.",
                 "columns": [{"name": "nation"}, {"name": "revenue"}],
                 "results": [{"nation": "FRANCE", "revenue": 200.50}, {"nation": "GERMANY", "revenue": 100.25}],
                 "chart": {"mark": {"type": "bar"}, "encoding": {
                     "y": {"field": "nation", "type": "nominal"}, "x": {"field": "revenue", "type": "quantitative"}}},
                 "policies": {"filtered_tables": ["tpch.customer"], "masked_columns": [], "applied": ["europe-customers"]}, "outcome": "ANSWERED", "query_id": "qry-1"}""");
        assertThat(page.lines().map(String::stripTrailing).toList())
                .containsSubsequence(
                        "  revenue by nation, top 2",
                        "  SELECT 1",
                        "nation   revenue",
                        "FRANCE     200.5",
                        "GERMANY   100.25",
                        "  FRANCE leads.",
                        "   FRANCE ▕████████████████████████████████████████",
                        "  GERMANY ▕████████████████████",
                        "  rows filtered: tpch.customer",
                        "  by: europe-customers",
                        "outcome ANSWERED · query qry-1");
    }

    @Test
    void aQuestionNotUnderstoodShowsTheUnknownWordsAndTheNearestKnown() throws Exception {
        String page = printed("""
                {"outcome": "OUT_OF_MODEL", "clarification": {"message": "I don't know one word.", "readings": [],
                 "unknown_words": [{"word": "sky", "nearest": ["supplier", "size"]}]}}""");
        assertThat(page).contains("I don't know one word.", "unknown: sky; nearest: supplier, size");
    }

    @Test
    void oneRowNeedsNoChart() throws Exception {
        String page = printed("""
                {"columns": [{"name": "n"}, {"name": "x"}], "results": [{"n": "a", "x": 1}], "chart": {"encoding": {
                     "y": {"field": "n", "type": "nominal"}, "x": {"field": "x", "type": "quantitative"}}}}""");
        assertThat(page).doesNotContain("Chart");
    }

    private static String printed(String answer) throws Exception {
        StringWriter page = new StringWriter();
        new AnswerPrinter(new PrintWriter(page, true)).print(new ObjectMapper().readTree(answer));
        return page.toString();
    }
}
