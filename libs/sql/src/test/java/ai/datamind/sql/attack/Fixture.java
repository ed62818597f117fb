package ai.datamind.sql.attack;

import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A catalog without an engine, and a subject who sees tenant 7's customers, no e-mail, and no table secret; of staff
 * masked phones, social security numbers that decide nothing, and salaries in sums.
 */
public final class Fixture {
    public static final CatalogSnapshot CATALOG = catalog();
    private static final RowFilter TENANT =
            new RowFilter("p1", "tenant", FilterMode.PERMISSIVE, "tenant = ${user.attributes.tenant}");
    public static final PolicySet POLICIES = new PolicySet(
            "1",
            DefaultEffect.ALLOW,
            Map.of("user.attributes.tenant", 7),
            List.of(
                    new TablePolicy(
                            "plain", "customer", false, true, List.of(TENANT), List.of(), Set.of("email"), Map.of()),
                    new TablePolicy("plain", "secret", true, false, List.of(), List.of(), Set.of(), Map.of()),
                    staff(),
                    rows(
                            "ledger",
                            new RowFilter("p2", "one", FilterMode.PERMISSIVE, "region = 1"),
                            new RowFilter("p3", "two", FilterMode.PERMISSIVE, "region = 2"),
                            new RowFilter("p4", "open", FilterMode.RESTRICTIVE, "open")),
                    rows(
                            "visit",
                            new RowFilter(
                                    "p6",
                                    "customers",
                                    FilterMode.PERMISSIVE,
                                    "EXISTS (SELECT 1 FROM plain.customer c WHERE c.id = customer_id)")),
                    rows("journal", new RowFilter("p5", "open", FilterMode.RESTRICTIVE, "open"))),
            new byte[0]);

    private Fixture() {}

    private static TablePolicy staff() {
        ColumnMask phone = new ColumnMask("m1", "phone", "phone", MaskMethod.PARTIAL, Map.of("keep", 3));
        return new TablePolicy(
                "plain",
                "staff",
                false,
                false,
                List.of(),
                List.of(phone),
                Set.of(),
                Map.of(
                        "ssn",
                        Set.of(ColumnFlag.parse("DENY_IN_PREDICATE")),
                        "salary",
                        Set.of(ColumnFlag.parse("AGGREGATE_ONLY(3)"))));
    }

    private static TablePolicy rows(String table, RowFilter... filters) {
        return new TablePolicy("plain", table, false, true, List.of(filters), List.of(), Set.of(), Map.of());
    }

    private static CatalogSnapshot catalog() {
        List<List<String>> rows = new ArrayList<>();
        table(
                rows,
                "customer",
                "id integer",
                "tenant integer",
                "name text",
                "email text",
                "born date",
                "salary numeric(10,2)");
        table(
                rows,
                "orders",
                "id integer",
                "customer_id integer",
                "amount numeric(10,2)",
                "placed timestamp without time zone");
        table(rows, "secret", "id integer");
        table(rows, "visit", "id integer", "customer_id integer", "note text");
        table(rows, "staff", "id integer", "team text", "phone text", "ssn text", "salary numeric(10,2)");
        table(rows, "ledger", "id integer", "region integer", "open boolean");
        table(rows, "journal", "id integer", "open boolean");
        table(rows, "customer_7", "id integer", "tenant integer");
        rows.add(List.of("plain", "customer_view", "v", "id", "integer", "f"));
        List<List<String>> keys = List.of(
                List.of("plain", "customer", "1", "t", "id"),
                List.of("plain", "orders", "2", "t", "id"),
                List.of("plain", "visit", "3", "t", "id"));
        List<List<String>> parts = List.of(
                List.of("heir", "plain", "customer", "plain", "customer_7"),
                List.of("view", "plain", "customer_view", "plain", "customer"));
        return CatalogLoader.build(rows, keys, parts, List.of("plain"));
    }

    private static void table(List<List<String>> rows, String table, String... columns) {
        for (String column : columns) {
            int space = column.indexOf(' ');
            rows.add(List.of("plain", table, "r", column.substring(0, space), column.substring(space + 1), "f"));
        }
    }

    public static AdmittedStatement admit(String sql) {
        return Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
    }

    public static GovernedStatement govern(String sql) {
        return govern(sql, POLICIES);
    }

    public static GovernedStatement govern(String sql, PolicySet policies) {
        return Governor.govern(admit(sql), CATALOG, policies, GovernOptions.unbounded());
    }
}
