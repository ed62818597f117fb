package ai.datamind.sql.govern.print;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.firewall.Vocabulary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QualifiedOnPostgresTest {
    /** Allowed for the sake of newer or older engines; a call is an error there with a schema and without. */
    private static final Set<String> OF_OTHER_VERSIONS = Set.of("soundex", "numeric_inc", "text", "bool");

    @Test
    void everyQualifiedNameIsTheEnginesOwn() throws Exception {
        Set<String> missing = new TreeSet<>(Vocabulary.postgresql().functionNames());
        missing.removeAll(QualifyCalls.GRAMMAR);
        missing.removeAll(OF_OTHER_VERSIONS);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "SELECT DISTINCT proname::text FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace")) {
            while (names.next()) {
                missing.remove(names.getString(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_catalog.lower(name) AS lower FROM customer",
                "SELECT string_agg(name, ',' ORDER BY id) FROM orders JOIN customer USING (id)",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM orders",
                "SELECT sum(amount) FILTER (WHERE id > 1) FROM orders",
                "SELECT rank() OVER (PARTITION BY customer_id ORDER BY amount DESC) FROM orders",
                "SELECT g FROM generate_series(1, 3) AS g",
                "SELECT generate_series FROM generate_series(1, 3)",
                "SELECT substring(name FROM 1 FOR 2), trim(BOTH 'x' FROM name), position('a' IN name), overlay(name PLACING 'x' FROM 1) FROM customer",
                "SELECT extract(year FROM placed), date_trunc('month', placed), coalesce(amount, 0), left('abc', 2) FROM orders",
                "SELECT count(*), count(DISTINCT name) FROM customer GROUP BY ROLLUP (tenant)"
            })
    void callsReadBackWithTheirSchema(String sql) {
        String printed = Fixture.govern(sql).sql();
        for (String call :
                List.of("lower(", "string_agg(", "sum(", "rank(", "generate_series(", "date_trunc(", "count(")) {
            for (int at = printed.indexOf(call); at > 0; at = printed.indexOf(call, at + 1)) {
                assertThat(printed.substring(0, at)).endsWith("pg_catalog.");
            }
        }
    }
}
