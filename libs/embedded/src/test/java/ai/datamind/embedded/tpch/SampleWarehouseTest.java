package ai.datamind.embedded.tpch;

import ai.datamind.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleWarehouseTest {
    private static EmbeddedPostgres postgres;
    private static SampleWarehouse warehouse;

    @BeforeAll
    static void load() {
        postgres = EmbeddedPostgres.temporary();
        warehouse = new SampleWarehouse(postgres, "owner", "reader");
        warehouse.createRolesAndDatabase();
        assertThat(warehouse.loadedScale()).isEmpty();
        warehouse.load(0.01);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void theScaleGivesTheRowCountsOfTheStandard() throws SQLException {
        assertThat(strings("SELECT count(*) FROM region")).containsExactly("5");
        assertThat(strings("SELECT count(*) FROM nation")).containsExactly("25");
        assertThat(strings("SELECT count(*) FROM customer")).containsExactly("1500");
        assertThat(strings("SELECT count(*) FROM orders")).containsExactly("15000");
        assertThat(strings("SELECT count(*) FROM partsupp")).containsExactly("8000");
        assertThat(strings("SELECT count(*) FROM lineitem")).containsExactly("60175");
        assertThat(warehouse.loadedScale()).contains(0.01);
    }

    @Test
    void aScaleWithoutKeysIsRefused() {
        assertThatThrownBy(() -> warehouse.load(0.001)).hasMessageContaining("from 0.01");
    }

    @Test
    void theSameScaleGivesTheSameRowsEverywhere() throws SQLException {
        assertThat(
                        strings(
                                "SELECT c_custkey || ' ' || c_phone || ' ' || c_acctbal FROM customer ORDER BY c_custkey LIMIT 2"))
                .containsExactly("1 25-989-741-2988 711.56", "2 23-768-687-3665 121.65");
    }

    @Test
    void everyTableAndColumnIsExplained() throws SQLException {
        assertThat(strings("""
                SELECT attrelid::regclass || '.' || attname FROM pg_attribute
                JOIN pg_class ON pg_class.oid = attrelid AND relnamespace = 'tpch'::regnamespace AND relkind = 'r'
                WHERE attnum > 0 AND col_description(attrelid, attnum) IS NULL""")).isEmpty();
    }

    @Test
    void theReaderCanOnlyRead() throws SQLException {
        try (Connection reader = postgres.connect(SampleWarehouse.DATABASE, SampleWarehouse.READER, "reader")) {
            assertThatThrownBy(() -> reader.createStatement().execute("DELETE FROM orders"))
                    .isInstanceOf(SQLException.class);
            reader.createStatement().execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> reader.createStatement().execute("DELETE FROM orders"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> reader.createStatement().execute("CREATE TABLE public.mine (x int)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static List<String> strings(String sql) throws SQLException {
        try (Connection reader = postgres.connect(SampleWarehouse.DATABASE, SampleWarehouse.READER, "reader");
                ResultSet rows = reader.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
