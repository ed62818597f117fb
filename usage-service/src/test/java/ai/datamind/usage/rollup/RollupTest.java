package ai.datamind.usage.rollup;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RollupTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    @Test
    void an_execution_counts_for_its_user_and_its_query() {
        var additions = Rollup.of(new UsageFact.Executed(DAY, "u", "h", false, 3, true, 20));

        assertThat(additions).extracting(Addition::table).containsExactly(RollupTable.BY_USER, RollupTable.BY_QUERY);
        assertThat(additions.getLast().key()).containsEntry("sql_hash", "h");
        assertThat(additions.getLast().amounts()).containsEntry("executed", BigDecimal.ONE);
        assertThat(additions.getLast().largest()).containsEntry("slowest_ms", 20L);
    }

    @Test
    void an_execution_without_a_hash_counts_for_its_user_alone() {
        var additions = Rollup.of(new UsageFact.Executed(DAY, "u", null, true, 0, false, 20));

        assertThat(additions)
                .singleElement()
                .satisfies(a -> assertThat(a.amounts()).containsEntry("failed", BigDecimal.ONE));
    }

    @Test
    void every_event_makes_its_additions_in_the_order_of_the_tables() {
        var facts = java.util.List.of(
                new UsageFact.Ended(DAY, "u", true, "ANSWERED", 1),
                new UsageFact.TokensSpent(DAY, "u", "p", "m", "x", 1, 1, BigDecimal.ONE),
                new UsageFact.DashboardViewed(DAY, "u", "d"));

        facts.forEach(
                fact -> assertThat(Rollup.of(fact)).extracting(Addition::table).isSorted());
    }
}
