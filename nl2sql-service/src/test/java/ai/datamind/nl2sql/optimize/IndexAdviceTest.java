package ai.datamind.nl2sql.optimize;

import ai.datamind.nl2sql.optimize.IndexAdvice.Advice;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndexAdviceTest {
    private static final CatalogSnapshot CATALOG = CatalogLoader.build(
            List.of(
                    List.of("shop", "sale", "r", "buyer", "text", "f"),
                    List.of("shop", "sale", "r", "note", "text", "f"),
                    List.of("shop", "sale", "r", "at", "date", "f")),
            List.of(),
            List.of(),
            List.of("shop"));

    @Test
    void aTableReadWhollyForFewRowsWantsAnIndexOnWhatChooses() {
        assertThat(advice("Seq Scan", 5_000, 3, "((g1q.buyer = 'note'::text) AND (g1q.at > '2020-01-01'::date))"))
                .containsExactly(new Advice("shop.sale", List.of("buyer", "at"), 5_000));
    }

    @Test
    void whatIsSmallOrMostlyKeptOrLookedUpWantsNone() {
        String filter = "(g1q.buyer = 'x'::text)";
        assertThat(advice("Seq Scan", 20, 1, filter)).isEmpty();
        assertThat(advice("Seq Scan", 5_000, 4_000, filter)).isEmpty();
        assertThat(advice("Index Scan", 5_000, 1, filter)).isEmpty();
    }

    private static List<Advice> advice(String node, int cost, int rows, String filter) {
        String plan = """
                [{"Plan": {"Node Type": "Aggregate", "Total Cost": 9, "Plans": [{"Node Type": "%s", "Schema": "shop",
                  "Relation Name": "sale", "Total Cost": %d, "Plan Rows": %d, "Filter": "%s"}]}}]""".formatted(node, cost, rows, filter);
        return IndexAdvice.of(plan, CATALOG);
    }
}
