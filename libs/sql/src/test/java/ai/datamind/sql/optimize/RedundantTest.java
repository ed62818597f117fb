package ai.datamind.sql.optimize;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedundantTest {
    private static final CatalogSnapshot CATALOG = catalog(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id",
                "SELECT count(*) FROM orders o LEFT JOIN customer c ON o.customer_id = c.id AND c.name = 'x'",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN region r ON r.code = c.region",
                "SELECT o.id FROM orders o LEFT JOIN line l ON l.order_id = o.id AND l.number = 1",
                "SELECT x.id FROM (SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id) x",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id) AND o.id > 5"
            })
    void whatAKeyProvesRedundantIsLeftOut(String sql) {
        GovernedStatement governed = govern(sql, CATALOG, Map.of());

        assertThat(governed.removals()).isNotEmpty();
        assertThat(governed.sql()).doesNotContain("JOIN").doesNotContain("EXISTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no key compared, or not the whole of it
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.name = o.note",
                "SELECT o.id FROM orders o LEFT JOIN line l ON l.order_id = o.id",
                // its columns are used
                "SELECT o.id, c.name FROM orders o LEFT JOIN customer c ON c.id = o.customer_id",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id WHERE c.id IS NULL",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id ORDER BY c.name",
                "SELECT * FROM orders o LEFT JOIN customer c ON c.id = o.customer_id",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id, LATERAL (SELECT c.id AS x) l",
                // it does not keep the left
                "SELECT o.id FROM orders o JOIN customer c ON c.id = o.customer_id",
                "SELECT o.id FROM orders o RIGHT JOIN customer c ON c.id = o.customer_id",
                "SELECT o.id FROM orders o FULL JOIN customer c ON c.id = o.customer_id",
                // the condition is no plain comparison
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id OR c.id = 1",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id + 1",
                "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = c.id",
                "SELECT o.id FROM orders o LEFT JOIN region r ON r.code = o.padded",
                // a test that another row, or none, may pass
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM customer x WHERE x.id = o.id)",
                "SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id)",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.customer_id)",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.note = o.note)",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id AND x.note = 'a')",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id OFFSET 1)",
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id) OR o.id > 5",
                "SELECT c.id FROM customer c LEFT JOIN orders o ON o.note = c.name WHERE EXISTS (SELECT 1 FROM orders x WHERE x.id = o.id)"
            })
    void whatNothingProvesStays(String sql) {
        assertThat(govern(sql, CATALOG, Map.of()).removals()).isEmpty();
    }

    @Test
    void withoutTheDeclaredKeyTheJoinStays() {
        String sql = "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id";

        assertThat(govern(sql, CATALOG, Map.of()).removals())
                .singleElement()
                .extracting(Removal::proof)
                .isEqualTo(new Removal.Proof.AtMostOneMatch(List.of("id")));
        assertThat(govern(sql, catalog(false), Map.of()).removals()).isEmpty();
    }

    @Test
    void aMaskedKeyProvesNothing() {
        ColumnMask mask = new ColumnMask("m", "m", "id", MaskMethod.NULL, Map.of());
        Map<String, TablePolicy> masked = Map.of("customer", policy("customer", List.of(mask), Set.of()));

        assertThat(govern("SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id", CATALOG, masked)
                        .removals())
                .isEmpty();
        assertThat(govern(
                                "SELECT o.name FROM customer o WHERE EXISTS (SELECT 1 FROM customer x WHERE x.id = o.id)",
                                CATALOG,
                                masked)
                        .removals())
                .isEmpty();
    }

    @Test
    void rightsAreAskedForWhatIsLeftOut() {
        Map<String, TablePolicy> denied = Map.of("customer", policy("customer", List.of(), Set.of("id")));

        assertThatThrownBy(() -> govern(
                        "SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id", CATALOG, denied))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.COLUMN_DENIED));
    }

    private static TablePolicy policy(String table, List<ColumnMask> masks, Set<String> denied) {
        RowFilter filter = new RowFilter("p", "p", FilterMode.PERMISSIVE, "id > 0");
        return new TablePolicy("plain", table, false, true, List.of(filter), masks, denied, Map.of());
    }

    private static GovernedStatement govern(String sql, CatalogSnapshot catalog, Map<String, TablePolicy> policies) {
        PolicySet set = new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.copyOf(policies.values()), new byte[0]);
        return Governor.govern(Fixture.admit(sql), catalog, set, GovernOptions.unbounded());
    }

    private static CatalogSnapshot catalog(boolean keys) {
        List<List<String>> rows = new ArrayList<>();
        column(rows, "customer", "id", "integer", "t");
        column(rows, "customer", "name", "text", "f");
        column(rows, "customer", "region", "text", "f");
        column(rows, "orders", "id", "bigint", "t");
        column(rows, "orders", "customer_id", "integer", "f");
        column(rows, "orders", "note", "text", "f");
        column(rows, "orders", "padded", "character(3)", "f");
        column(rows, "line", "order_id", "bigint", "t");
        column(rows, "line", "number", "integer", "t");
        column(rows, "region", "code", "text", "t");
        List<List<String>> declared = List.of(
                List.of("plain", "customer", "1", "t", "id"),
                List.of("plain", "orders", "2", "t", "id"),
                List.of("plain", "line", "3", "t", "order_id"),
                List.of("plain", "line", "3", "t", "number"),
                List.of("plain", "region", "4", "f", "code"));
        return CatalogLoader.build(rows, keys ? declared : List.of(), List.of(), List.of("plain"));
    }

    private static void column(List<List<String>> rows, String table, String column, String type, String notNull) {
        rows.add(List.of("plain", table, "r", column, type, notNull));
    }
}
