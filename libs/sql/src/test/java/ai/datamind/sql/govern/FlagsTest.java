package ai.datamind.sql.govern;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FlagsTest {
    private static final PolicySet FLAGGED = new PolicySet(
            "f",
            DefaultEffect.ALLOW,
            Map.of(),
            List.of(new TablePolicy(
                    "plain",
                    "customer",
                    false,
                    false,
                    List.of(),
                    List.of(),
                    Set.of(),
                    Map.of(
                            "name",
                            Set.of(ColumnFlag.parse("DENY_IN_PREDICATE")),
                            "salary",
                            Set.of(ColumnFlag.parse("AGGREGATE_ONLY(5)"))))),
            new byte[0]);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM customer WHERE name = 'x'",
                "SELECT count(*) FROM customer GROUP BY name",
                "SELECT name FROM customer ORDER BY name",
                "SELECT name AS n FROM customer ORDER BY n",
                "SELECT name FROM customer ORDER BY 1",
                "SELECT DISTINCT name FROM customer",
                "SELECT id FROM (SELECT id, name AS n FROM customer) s WHERE n = 'x'",
                "SELECT id FROM orders WHERE 'x' IN (SELECT name FROM customer)",
                "SELECT name FROM customer UNION SELECT 'x'",
                "SELECT row_number() OVER (ORDER BY name) FROM customer",
                "SELECT count(*) FILTER (WHERE name = 'x') FROM customer",
                "SELECT 1 FROM customer a JOIN customer b USING (name)",
                "SELECT salary FROM customer",
                "SELECT id FROM customer WHERE salary > 5",
                "SELECT max(salary) FROM customer",
                "SELECT sum(salary) FILTER (WHERE id = 1) FROM customer",
                "SELECT sum(CASE WHEN id = 1 THEN salary END) FROM customer",
                "SELECT sum(s.salary) FROM customer s JOIN orders o ON o.customer_id = s.id",
                "SELECT sum(x) FROM (SELECT salary AS x FROM customer) q",
                "SELECT (SELECT sum(c.salary) FROM orders o) FROM customer c",
                "SELECT sum(salary) OVER (PARTITION BY id) FROM customer"
            })
    void protectedColumnsAreKeptBack(String sql) {
        assertThatThrownBy(() -> Fixture.govern(sql, FLAGGED))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.COLUMN_PROTECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT name FROM customer WHERE id = 1", "SELECT upper(name) AS u FROM customer ORDER BY id"})
    void whatIsOnlyShownMayBeShown(String sql) {
        assertThat(Fixture.govern(sql, FLAGGED).sql()).contains("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT avg(salary) FROM customer",
                "SELECT tenant, sum(salary) FROM customer GROUP BY tenant HAVING count(*) < 3"
            })
    void sumsNeedEnoughRows(String sql) {
        assertThat(Fixture.govern(sql, FLAGGED).sql()).contains("HAVING pg_catalog.count(*) >= 5");
    }
}
