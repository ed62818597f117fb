package ai.datamind.governance.decision;

import ai.datamind.governance.decision.Decision.Deny;
import ai.datamind.governance.decision.Decision.Permit;
import ai.datamind.governance.decision.DecisionPoint.Asking;
import ai.datamind.governance.decision.Obligation.ApplyFilter;
import ai.datamind.governance.decision.Obligation.FilterRows;
import ai.datamind.governance.decision.Obligation.HideColumn;
import ai.datamind.governance.decision.Obligation.MaskColumn;
import ai.datamind.governance.policy.Binding;
import ai.datamind.governance.policy.Effect;
import ai.datamind.governance.policy.Effect.FilterMode;
import ai.datamind.governance.policy.Effect.MaskingMethod;
import ai.datamind.governance.policy.Policy;
import ai.datamind.governance.policy.PolicyBook;
import ai.datamind.governance.policy.Target;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionPointTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Binding ANALYSTS = new Binding(false, null, null, Set.of("analyst"), null);
    private static final Binding EVERYONE = new Binding(true, null, null, null, null);
    private static final Effect EUROPE = new Effect.RowFilter(FilterMode.PERMISSIVE, "region = 3");
    private static final Effect RECENT = new Effect.RowFilter(FilterMode.RESTRICTIVE, "year > 2020");

    private int next;

    @Test
    void a_filter_obliges_whom_it_binds() {
        Decision decision = only(decide(analyst(), policy(ANALYSTS, "customer", EUROPE)));

        assertThat(obligations(decision))
                .containsExactly(new FilterRows(), new ApplyFilter("pol-1", "p1", FilterMode.PERMISSIVE, "region = 3"));
    }

    @Test
    void a_table_with_filters_shows_no_row_to_whom_none_is_given() {
        Decision decision = only(decide(subject(Role.ADMIN), policy(ANALYSTS, "customer", EUROPE)));

        assertThat(obligations(decision)).containsExactly(new FilterRows());
    }

    @Test
    void a_filter_that_is_plainly_true_leaves_nothing_to_filter() {
        Effect all = new Effect.RowFilter(FilterMode.PERMISSIVE, " TRUE ");

        Decision alone =
                only(decide(analyst(), policy(ANALYSTS, "customer", EUROPE), policy(EVERYONE, "customer", all)));
        Decision narrowed =
                only(decide(analyst(), policy(EVERYONE, "customer", all), policy(EVERYONE, "customer", RECENT)));

        assertThat(obligations(alone)).isEmpty();
        assertThat(obligations(narrowed)).hasSize(3).contains(new FilterRows());
    }

    @Test
    void a_role_binds_exactly_that_role() {
        Binding analysts = ANALYSTS;

        assertThat(analysts.binds(subject(Role.ANALYST), null)).isTrue();
        assertThat(analysts.binds(subject(Role.ENGINEER), null)).isFalse();
    }

    @Test
    void users_bind_by_id_and_by_address_and_groups_and_projects_by_name() {
        Subject someone = new Subject("usr-1", "a@b.c", Role.VIEWER, Set.of("sales"), Map.of(), "s");

        assertThat(new Binding(null, Set.of("usr-1"), null, null, null).binds(someone, null))
                .isTrue();
        assertThat(new Binding(null, Set.of("a@b.c"), null, null, null).binds(someone, null))
                .isTrue();
        assertThat(new Binding(null, null, Set.of("sales"), null, null).binds(someone, null))
                .isTrue();
        assertThat(new Binding(null, null, null, null, Set.of("prj-1")).binds(someone, "prj-1"))
                .isTrue();
        assertThat(new Binding(null, null, null, null, Set.of("prj-1")).binds(someone, null))
                .isFalse();
        assertThat(new Binding(null, Set.of("usr-2"), Set.of("hr"), Set.of("admin"), null).binds(someone, null))
                .isFalse();
    }

    @Test
    void permissive_and_restrictive_filters_are_both_obliged() {
        Decision decision =
                only(decide(analyst(), policy(ANALYSTS, "customer", EUROPE), policy(EVERYONE, "customer", RECENT)));

        assertThat(obligations(decision)).hasSize(3);
    }

    @Test
    void a_denied_table_is_denied_whatever_else_is_said() {
        Decision decision = only(decide(
                analyst(),
                policy(ANALYSTS, "customer", EUROPE),
                policy(EVERYONE, "customer", new Effect.TableDenial())));

        assertThat(decision).isInstanceOf(Deny.class);
    }

    @Test
    void a_hidden_column_beats_a_mask_and_of_masks_the_highest_priority_wins_then_the_stronger() {
        Policy weak = mask(100, MaskingMethod.PARTIAL, Map.of("keep", 4), "phone", "name");
        Policy strong = mask(100, MaskingMethod.NULL, Map.of(), "phone");
        Policy first = mask(200, MaskingMethod.HASH, Map.of(), "name");
        Policy hidden = policy(ANALYSTS, "customer", List.of("phone2"), 0, new Effect.ColumnDenial());
        Policy masksHidden = mask(900, MaskingMethod.NULL, Map.of(), "phone2");

        Decision decision = only(decide(analyst(), weak, strong, first, hidden, masksHidden));

        assertThat(obligations(decision))
                .containsExactlyInAnyOrder(
                        new HideColumn("pol-4", "p4", "phone2"),
                        new MaskColumn("pol-3", "p3", "name", MaskingMethod.HASH, Map.of()),
                        new MaskColumn("pol-2", "p2", "phone", MaskingMethod.NULL, Map.of()));
    }

    @Test
    void a_wildcard_is_part_of_every_decision_it_covers() {
        List<TableDecision> decisions =
                decide(analyst(), policy(ANALYSTS, "*", RECENT), policy(ANALYSTS, "customer", EUROPE));

        assertThat(decisions).extracting(TableDecision::table).containsExactly("customer", "*");
        assertThat(obligations(decisions.getFirst().decision())).hasSize(3);
        assertThat(obligations(decisions.getLast().decision())).hasSize(2);
    }

    @Test
    void where_a_schema_of_one_meets_the_table_of_another_both_count() {
        Policy allOfSchema = policy(ANALYSTS, new Target("sample", "tpch", "*", null), 0, RECENT);
        Policy anyOrders = policy(ANALYSTS, new Target("*", "*", "orders", null), 0, EUROPE);

        List<TableDecision> decisions = decide(analyst(), allOfSchema, anyOrders);

        assertThat(decisions)
                .extracting(d -> d.schema() + "." + d.table())
                .containsExactly("tpch.orders", "tpch.*", "*.orders");
        assertThat(obligations(decisions.getFirst().decision())).hasSize(3);
    }

    @Test
    void policies_out_of_their_time_switched_off_or_of_another_warehouse_say_nothing() {
        Target here = new Target("sample", "tpch", "customer", null);
        Policy past = timed(here, null, NOW);
        Policy future = timed(here, NOW.plusSeconds(1), null);
        Policy elsewhere = policy(ANALYSTS, new Target("other", "tpch", "customer", null), 0, EUROPE);

        assertThat(decide(analyst(), past, future, elsewhere)).isEmpty();
        assertThat(decide(analyst(), timed(here, NOW, NOW.plusSeconds(1)))).hasSize(1);
    }

    @Test
    void where_all_is_hidden_by_default_a_permissive_filter_opens() {
        PolicyBook book = new PolicyBook(
                1,
                List.of(policy(ANALYSTS, "customer", EUROPE), policy(ANALYSTS, "orders", RECENT)),
                List.of("sample"));

        List<TableDecision> decisions = DecisionPoint.decide(book, asking(analyst()));

        assertThat(decisions)
                .filteredOn(d -> d.decision() instanceof Permit)
                .extracting(TableDecision::table)
                .containsExactly("customer");
    }

    @Test
    void the_next_turn_is_when_a_policy_begins_or_ends() {
        Target here = new Target("sample", "tpch", "customer", null);
        PolicyBook book = new PolicyBook(
                1,
                List.of(timed(here, NOW.minusSeconds(5), NOW.plusSeconds(30)), timed(here, NOW.plusSeconds(9), null)),
                List.of());

        assertThat(book.nextTurn("sample", NOW)).contains(NOW.plusSeconds(9));
    }

    private List<TableDecision> decide(Subject subject, Policy... policies) {
        return DecisionPoint.decide(new PolicyBook(1, List.of(policies), List.of()), asking(subject));
    }

    private static Asking asking(Subject subject) {
        return new Asking(subject, "sample", null, NOW);
    }

    private static Decision only(List<TableDecision> decisions) {
        assertThat(decisions).hasSize(1);
        return decisions.getFirst().decision();
    }

    private static List<Obligation> obligations(Decision decision) {
        return ((Permit) decision).obligations();
    }

    private static Subject analyst() {
        return subject(Role.ANALYST);
    }

    private static Subject subject(Role role) {
        return new Subject("usr-x", "x@datamind.local", role, Set.of(), Map.of(), "ses-1");
    }

    private Policy mask(int priority, MaskingMethod method, Map<String, Object> parameters, String... columns) {
        return policy(ANALYSTS, "customer", List.of(columns), priority, new Effect.ColumnMask(method, parameters));
    }

    private Policy policy(Binding binding, String table, Effect effect) {
        return policy(binding, table, List.of(), 100, effect);
    }

    private Policy policy(Binding binding, String table, List<String> columns, int priority, Effect effect) {
        return policy(binding, new Target("sample", "tpch", table, columns), priority, effect);
    }

    private Policy policy(Binding binding, Target target, int priority, Effect effect) {
        next++;
        return new Policy(
                "pol-" + next,
                "p" + next,
                null,
                binding,
                target,
                effect,
                priority,
                null,
                null,
                true,
                1,
                "a",
                NOW,
                "a",
                NOW);
    }

    private Policy timed(Target target, Instant from, Instant until) {
        next++;
        return new Policy(
                "pol-" + next, "p" + next, null, ANALYSTS, target, EUROPE, 0, from, until, true, 1, "a", NOW, "a", NOW);
    }
}
