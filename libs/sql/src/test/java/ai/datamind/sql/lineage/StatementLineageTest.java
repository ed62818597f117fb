package ai.datamind.sql.lineage;

import ai.datamind.sql.attack.Fixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementLineageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT name FROM customer | name DIRECT [customer.name]",
                "SELECT (c.name) AS n FROM customer c | n DIRECT [customer.name]",
                "SELECT 1 AS one FROM customer | one CONSTANT []",
                "SELECT upper(name) AS u FROM customer | u COMPUTED [customer.name]",
                "SELECT sum(amount) + 1 AS s FROM orders | s AGGREGATED [orders.amount]",
                "SELECT rank() OVER (ORDER BY amount) AS r FROM orders | r WINDOWED [orders.amount]",
                "SELECT string_agg(name, ',') FILTER (WHERE id > 1) AS s FROM customer | s AGGREGATED [customer.id, customer.name]",
                "SELECT x AS y FROM (SELECT concat(name, email) AS x FROM customer) q | y COMPUTED [customer.email, customer.name]",
                "WITH t AS (SELECT customer_id AS k, count(*) AS n FROM orders GROUP BY 1) SELECT k FROM t | k DIRECT [orders.customer_id]",
                "WITH t AS (SELECT customer_id AS k, max(amount) AS n FROM orders GROUP BY 1) SELECT n * 2 AS n FROM t | n AGGREGATED [orders.amount]",
                "SELECT id FROM customer UNION SELECT customer_id + 1 FROM orders | id COMPUTED [customer.id, orders.customer_id]",
                "SELECT (SELECT max(amount) FROM orders o WHERE o.customer_id = c.id) AS m FROM customer c | m AGGREGATED [orders.amount]",
                "SELECT EXISTS (SELECT 1 FROM orders) AS e FROM customer | e COMPUTED []",
                "SELECT id FROM customer JOIN orders USING (id) | id DIRECT [customer.id, orders.id]",
                "WITH RECURSIVE r AS (SELECT id FROM customer UNION ALL SELECT r.id + 1 FROM r WHERE r.id < 5) SELECT id FROM r | id COMPUTED [customer.id]"
            })
    void anOutputColumnSaysWhereItIsFromAndWhatWasDone(String sql, String expected) {
        ColumnLineage column = StatementLineage.of(Fixture.admit(sql), Fixture.CATALOG)
                .columns()
                .getFirst();

        assertThat(column.column() + " " + column.derivation() + " "
                        + column.origins().stream()
                                .map(o -> o.relation().name() + "." + o.column())
                                .toList())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT name FROM customer WHERE tenant = 7 ORDER BY born | [born, name, tenant]",
                "SELECT count(*) FROM customer c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) | [id, customer_id]"
            })
    void readsAreAllThatIsNamed(String sql, String expected) {
        assertThat(StatementLineage.of(Fixture.admit(sql), Fixture.CATALOG).reads().stream()
                        .map(o -> o.column())
                        .toList()
                        .toString())
                .isEqualTo(expected);
    }
}
