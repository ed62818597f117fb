package ai.datamind.sql.govern;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is kept of a statement seen before is nobody's in particular. */
class RepeatedShapeTest {
    private static final String SQL = "SELECT name FROM customer WHERE name LIKE 'A%'";

    @Test
    void subjectsShareTheTextAndNeverTheValues() {
        GovernedStatement first = govern(subject("1", 7, "tenant = ${user.attributes.tenant}"));
        GovernedStatement second = govern(subject("1", 8, "tenant = ${user.attributes.tenant}"));

        assertThat(second.sql()).isEqualTo(first.sql());
        assertThat(first.values(List.of())).containsExactly(7L);
        assertThat(second.values(List.of())).containsExactly(8L);
    }

    @Test
    void oneVersionWithOtherPoliciesIsAnotherShape() {
        GovernedStatement own = govern(subject("1", 7, "tenant = ${user.attributes.tenant}"));
        GovernedStatement others = govern(subject("1", 7, "tenant <> ${user.attributes.tenant}"));

        assertThat(others.sql()).contains("<>").isNotEqualTo(own.sql());
        assertThat(others.shape()).isNotEqualTo(own.shape());
    }

    @Test
    void aListIsNotReadAsOneValueSeenBefore() {
        GovernedStatement one = govern(subject("1", 7, "tenant IN (${user.attributes.tenant})"));
        GovernedStatement many = govern(subject("1", List.of(7, 8), "tenant IN (${user.attributes.tenant})"));

        assertThat(one.sql()).doesNotContain("ANY");
        assertThat(many.sql()).contains("ANY");
    }

    @Test
    void whoLacksTheAttributeIsRefusedWhereOthersWereNot() {
        govern(subject("1", 7, "tenant = ${user.attributes.tenant}"));
        PolicySet without = new PolicySet(
                "1",
                DefaultEffect.ALLOW,
                Map.of(),
                subject("1", 7, "tenant = ${user.attributes.tenant}").tables(),
                new byte[0]);

        assertThatThrownBy(() -> govern(without))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_ATTRIBUTE));
    }

    @Test
    void aPolicyWithAQueryIsReadForEachReference() {
        PolicySet policies = subject("1", 7, "tenant IN (VALUES (1), (2))");

        String sql = Fixture.govern("SELECT a.name FROM customer a JOIN customer b ON a.id = b.id", policies)
                .sql();
        assertThat(sql)
                .contains("\"g1q\".\"tenant\" IN (VALUES (1), (2))")
                .contains("\"g2q\".\"tenant\" IN (VALUES (1), (2))");
    }

    @Test
    void anotherTypeOfTheSameColumnIsAnotherShape() {
        PolicySet policies = subject("1", 7, "tenant = ${user.attributes.tenant}");
        CatalogSnapshot texts = CatalogLoader.build(
                List.of(
                        List.of("plain", "customer", "r", "tenant", "text", "f"),
                        List.of("plain", "customer", "r", "name", "text", "f")),
                List.of(),
                List.of(),
                List.of("plain"));

        GovernedStatement before = govern(policies);
        GovernedStatement after =
                Governor.govern(Firewall.postgresql().admit(SQL), texts, policies, GovernOptions.unbounded());
        assertThat(before.values(List.of())).containsExactly(7L);
        assertThat(after.values(List.of())).containsExactly("7");
    }

    @Test
    void aTextSeenBeforeIsTheSameVerdictForEveryThread() throws Exception {
        AdmittedStatement admitted = Firewall.postgresql().admit(SQL + " -- threads");
        List<Callable<String>> runs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            PolicySet policies = subject("v" + i, 7, "tenant = ${user.attributes.tenant}");
            runs.add(() -> Governor.govern(admitted, Fixture.CATALOG, policies, GovernOptions.unbounded())
                    .sql());
        }
        Set<String> printed = new java.util.HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> run : threads.invokeAll(runs)) {
                printed.add(run.get());
            }
        }
        assertThat(printed).hasSize(1);
        assertThat(Firewall.postgresql().admit(SQL + " -- threads")).isSameAs(admitted);
    }

    @Test
    void aRefusedTextIsRefusedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Firewall.postgresql().admit("SELECT pg_sleep(1)"))
                    .isInstanceOf(Rejected.class);
        }
    }

    private static GovernedStatement govern(PolicySet policies) {
        return Governor.govern(Firewall.postgresql().admit(SQL), Fixture.CATALOG, policies, GovernOptions.unbounded());
    }

    private static PolicySet subject(String version, Object tenant, String predicate) {
        RowFilter filter = new RowFilter("p", "p", FilterMode.PERMISSIVE, predicate);
        TablePolicy table =
                new TablePolicy("plain", "customer", false, true, List.of(filter), List.of(), Set.of(), Map.of());
        return new PolicySet(
                version, DefaultEffect.ALLOW, Map.of("user.attributes.tenant", tenant), List.of(table), new byte[0]);
    }
}
