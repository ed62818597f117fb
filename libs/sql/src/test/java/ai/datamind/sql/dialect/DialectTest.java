package ai.datamind.sql.dialect;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DialectTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "SELECT id FROM customer WHERE name ILIKE 'a%' ~ SELECT \"g1q\".\"id\" FROM \"plain\".\"customer\" AS \"g1q\" WHERE \"g1q\".\"tenant\" = CAST(? AS bigint) AND lower(\"g1q\".\"name\") LIKE lower('a%') ESCAPE '\\'",
                "SELECT amount::numeric(10, 2) AS a FROM orders ORDER BY a DESC, id LIMIT 5 OFFSET 2 ~ SELECT CAST(\"g1q\".\"amount\" AS decimal(10, 2)) AS a FROM \"plain\".\"orders\" AS \"g1q\" ORDER BY a DESC NULLS FIRST, \"g1q\".\"id\" OFFSET 2 FETCH NEXT 5 ROWS ONLY",
                "SELECT date_trunc('month', placed), count(*) FROM orders WHERE placed > date '2024-01-31' - interval '3 months' GROUP BY 1 ~ SELECT date_trunc('month', \"g1q\".\"placed\"), count(*) FROM \"plain\".\"orders\" AS \"g1q\" WHERE \"g1q\".\"placed\" > DATE '2024-01-31' - INTERVAL '3' MONTH GROUP BY 1",
                "SELECT substring(name FROM 1 FOR 2) AS s FROM customer WHERE (id = 1) IS NOT TRUE ~ SELECT substring(\"g1q\".\"name\", 1, 2) AS s FROM \"plain\".\"customer\" AS \"g1q\" WHERE \"g1q\".\"tenant\" = CAST(? AS bigint) AND (NOT coalesce((\"g1q\".\"id\" = 1), false))",
                "SELECT sum(amount) OVER (ORDER BY placed DESC) AS s FROM orders ~ SELECT sum(\"g1q\".\"amount\") OVER (ORDER BY \"g1q\".\"placed\" DESC NULLS FIRST) AS s FROM \"plain\".\"orders\" AS \"g1q\""
            })
    void trinoWritesTheSameOtherwise(String sql, String expected) {
        assertThat(new Trino().print(Fixture.govern(sql)).sql()).isEqualTo(expected);
    }

    @Test
    void wordsThatOnlyTrinoReservesAreQuoted() {
        String sql = "SELECT c.skip AS escape FROM shop.describe AS c WHERE c.at >= TIMESTAMP '2024-01-31 10:00:00'";

        assertThat(new Trino().print(Firewall.postgresql().admit(sql)).sql())
                .isEqualTo("SELECT c.\"skip\" AS \"escape\" FROM shop.\"describe\" AS c"
                        + " WHERE c.at >= TIMESTAMP '2024-01-31 10:00:00'");
    }

    @Test
    void whatHasNoPoliciesIsPrintedFromItsText() {
        var admitted = Firewall.postgresql().admit("SELECT $2::int8 AS b, $1::int8 AS a");

        assertThat(new Trino().print(admitted).parameters()).containsExactly(2, 1);
        assertThat(new PostgreSql().print(admitted).parameters()).containsExactly(1, 2);
        assertThat(new PostgreSql().print(admitted).sql()).isEqualTo("SELECT $2::int8 AS b, $1::int8 AS a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT ON (id) id, name FROM customer",
                "SELECT greatest(id, tenant) FROM customer",
                "SELECT name ~ 'a' FROM customer",
                "SELECT to_char(placed, 'YYYY') FROM orders",
                "SELECT id FROM orders WHERE amount::numeric > 1",
                "SELECT extract(dow FROM placed) FROM orders",
                "SELECT substring(name FROM 0 FOR 2) FROM customer",
                "SELECT E'a\\nb' FROM customer",
                "SELECT x FROM (SELECT name::int AS x FROM customer) s WHERE x = 1",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r",
                "SELECT c.id FROM customer c, LATERAL (SELECT 1 AS one) l",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM orders"
            })
    void whatTrinoCannotSayIsATypedRefusal(String sql) {
        GovernedStatement governed = Fixture.govern(sql);

        assertThatThrownBy(() -> new Trino().print(governed))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    @Test
    void valuesStandWhereTheirParametersDo() {
        GovernedStatement governed =
                Fixture.govern("SELECT a.id FROM customer a JOIN customer b ON a.id = b.id WHERE a.name = $1");
        Printed printed = new Trino().print(governed);

        assertThat(printed.sql()).doesNotContain("$").contains("?");
        assertThat(printed.values(governed.values(List.of("x")))).containsExactlyInAnyOrder("x", 7L, 7L);
        assertThat(new PostgreSql().print(governed).sql()).isEqualTo(governed.sql());
    }
}
