package ai.datamind.sql.certify;

import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chain's last link, and masks, on a real engine. */
class OnPostgresTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static EmbeddedPostgres postgres;
    private static Connection connection;
    private static CatalogSnapshot catalog;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        connection = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE SCHEMA s; CREATE TABLE s.p (id int PRIMARY KEY, mail varchar(70), region text) PARTITION BY RANGE (id);"
                            + "CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES FROM (0) TO (100); CREATE TABLE s.p2 PARTITION OF s.p FOR VALUES FROM (100) TO (200);"
                            + "INSERT INTO s.p SELECT g, 'm' || g || '@x.org', CASE WHEN g % 2 = 0 THEN 'north' ELSE 'south' END FROM generate_series(1, 150) g;"
                            + "CREATE TABLE s.q (id int, live boolean); CREATE INDEX q_live ON s.q (id) WHERE live;"
                            + "INSERT INTO s.q SELECT g, g % 100 = 4 FROM generate_series(1, 20000) g; ANALYZE s.q;"
                            + "CREATE VIEW s.v AS SELECT id, mail FROM s.p; SET search_path = pg_catalog");
        }
        catalog = CatalogLoader.load(OnPostgresTest::rows, List.of("s"));
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        postgres.close();
    }

    @Test
    void partitionsAndRepeatedAliasesAreCertified() {
        CertifiedStatement certified =
                certify(govern("SELECT count(*) FROM p WHERE region::text || '' ~ 'n'", policies()));

        assertThat(rows(certified.sql().replace("$1", "'north'"))).isEqualTo(List.of(List.of("75")));
        assertThat(certified.estimatedCost()).isPositive();
    }

    @Test
    void aScanUnderAnotherNameIsRefused() {
        GovernedStatement governed = govern("SELECT id FROM p", policies());
        String plan = explain(governed);

        assertThatThrownBy(() -> Certifier.certify(governed, plan.replace("\"g1q", "\"other")))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CERTIFIED));
        assertThatThrownBy(() -> Certifier.certify(governed, plan.replace("\"p1\"", "\"secret\"")))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> Certifier.certify(governed, "[]")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> Certifier.certify(governed, "[{\"Plan\": {\"Node Type\": \"ModifyTable\"}}]"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aPlanThatReadsRowsWithoutTheirFilterIsRefused() {
        GovernedStatement governed = govern("SELECT id FROM p WHERE id < 20", policies());
        String plan = explain(governed);
        String lost = rows("EXPLAIN (VERBOSE, FORMAT JSON) "
                        + governed.sql().replace("\"g1q\".\"region\" = $1::text AND ", ""))
                .getFirst()
                .getFirst();

        assertThat(Certifier.certify(governed, plan).estimatedCost()).isPositive();
        assertThat(lost).doesNotContain("region");
        assertThatThrownBy(() -> Certifier.certify(governed, lost)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> Certifier.certify(governed, plan.replace(".region", ".regions")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whatThePlannerNeedNotTestIsNotAskedFor() {
        for (String predicate : List.of(
                "id = id",
                "true",
                "id IS NOT NULL",
                "region = ${user.attributes.region} OR ${user.attributes.region} = 'north'",
                "coalesce(${user.attributes.region}, region) = 'north'",
                "region = 'north' OR (region = 'north' AND id = 5)",
                "EXISTS (SELECT 1 FROM s.q WHERE live)",
                "id BETWEEN 1 AND 50 AND region IN ('north', 'south') AND NOT mail LIKE 'z%'")) {
            RowFilter filter = new RowFilter("p", "p", FilterMode.PERMISSIVE, predicate);
            GovernedStatement governed = govern("SELECT id FROM p WHERE id = 4", set(List.of(filter), List.of()));

            assertThat(certify(governed).estimatedCost()).as(predicate).isNotNegative();
        }
    }

    @Test
    void aPartialIndexMayStandForTheFilter() {
        GovernedStatement governed = govern(
                "SELECT id FROM q WHERE id = 4",
                new PolicySet(
                        "1",
                        DefaultEffect.ALLOW,
                        Map.of(),
                        List.of(new TablePolicy(
                                "s",
                                "q",
                                false,
                                true,
                                List.of(new RowFilter("p", "p", FilterMode.PERMISSIVE, "live")),
                                List.of(),
                                Set.of(),
                                Map.of())),
                        KEY));

        assertThat(explain(governed)).contains("q_live").doesNotContain("g1q.live");
        assertThat(certify(governed).estimatedCost()).isPositive();
    }

    @Test
    void aShapeCertifiedForOneIsNotExplainedForAnother() {
        Certificates certificates = new Certificates(Duration.ofMinutes(1));
        GovernedStatement one = govern("SELECT id FROM p", policies());
        GovernedStatement other = govern(
                "SELECT id FROM p",
                new PolicySet(
                        "1",
                        DefaultEffect.ALLOW,
                        Map.of("user.attributes.region", "south"),
                        policies().tables(),
                        KEY));

        assertThat(certificates.of(other)).isEmpty();
        certificates.certify(one, explain(one));
        CertifiedStatement certified = certificates.of(other).orElseThrow();
        assertThat(certified.values(List.of())).containsExactly("south");
        assertThat(certificates.of(govern("SELECT mail FROM p", policies()))).isEmpty();
    }

    @Test
    void anotherVersionOfPoliciesAndAnOldPlanAreExplainedAgain() {
        GovernedStatement governed = govern("SELECT id FROM p", policies());
        Certificates certificates = new Certificates(Duration.ofMinutes(1));
        Certificates forgetful = new Certificates(Duration.ZERO);
        certificates.certify(governed, explain(governed));
        forgetful.certify(governed, explain(governed));
        PolicySet next = new PolicySet(
                "2", DefaultEffect.ALLOW, policies().bindings(), policies().tables(), KEY);

        assertThat(certificates.of(govern("SELECT id FROM p", next))).isEmpty();
        assertThat(forgetful.of(governed)).isEmpty();
        assertThatThrownBy(() -> certificates.certify(govern("SELECT id FROM p", next), "[]"))
                .isInstanceOf(Rejected.class);
        assertThat(certificates.of(govern("SELECT id FROM p", next))).isEmpty();
    }

    @Test
    void partitionsAndViewsAreNoSideDoor() {
        for (String sql : List.of("SELECT id FROM p1", "SELECT id FROM v")) {
            assertThatThrownBy(() -> govern(sql, policies()))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_RELATION));
        }
    }

    @Test
    void hashIsTheStandardsHmac() throws Exception {
        ColumnMask mask = new ColumnMask("m", "m", "mail", MaskMethod.HASH, Map.of());
        GovernedStatement governed = govern("SELECT mail FROM p WHERE id = 7", set(List.of(), List.of(mask)));

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal("m7@x.org".getBytes(StandardCharsets.UTF_8)));
        assertThat(rows(bound(governed, governed.sql()))).isEqualTo(List.of(List.of(expected)));
        assertThat(governed.outputColumns().getFirst().masked()).isTrue();
        assertThat(governed.toString() + governed.parameters())
                .doesNotContain(HexFormat.of().formatHex(KEY));
    }

    @Test
    void aMissingAttributeIsARefusal() {
        RowFilter filter = new RowFilter("p", "p", FilterMode.PERMISSIVE, "region <> ALL (${user.attributes.none})");

        assertThatThrownBy(() -> govern("SELECT id FROM p", set(List.of(filter), List.of())))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_ATTRIBUTE));
    }

    @Test
    void aPolicyThatCanFailIsRefused() {
        RowFilter filter = new RowFilter("p", "p", FilterMode.PERMISSIVE, "region::int = 1");

        assertThatThrownBy(() -> govern("SELECT id FROM p", set(List.of(filter), List.of())))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_POLICY));
    }

    private static PolicySet policies() {
        return set(
                List.of(new RowFilter("p", "p", FilterMode.PERMISSIVE, "region = ${user.attributes.region}")),
                List.of());
    }

    private static PolicySet set(List<RowFilter> filters, List<ColumnMask> masks) {
        TablePolicy table = new TablePolicy("s", "p", false, !filters.isEmpty(), filters, masks, Set.of(), Map.of());
        return new PolicySet("1", DefaultEffect.ALLOW, Map.of("user.attributes.region", "north"), List.of(table), KEY);
    }

    private static GovernedStatement govern(String sql, PolicySet policies) {
        return Governor.govern(
                Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))),
                catalog,
                policies,
                GovernOptions.rowLimit(1000));
    }

    private static CertifiedStatement certify(GovernedStatement governed) {
        return Certifier.certify(governed, explain(governed));
    }

    private static String explain(GovernedStatement governed) {
        return rows(bound(governed, governed.explainSql())).getFirst().getFirst();
    }

    private static String bound(GovernedStatement governed, String sql) {
        String text = sql;
        List<Object> values = governed.values(List.of());
        for (int i = values.size(); i > 0; i--) {
            text = text.replace("$" + i, "'" + values.get(i - 1) + "'");
        }
        return text;
    }

    private static List<List<String>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
