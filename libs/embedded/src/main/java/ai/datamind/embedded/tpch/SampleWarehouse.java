package ai.datamind.embedded.tpch;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.StartupException;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Database {@code warehouse} with schema {@code tpch}: one role owns it, the other may only read it. */
public final class SampleWarehouse {
    public static final String DATABASE = "warehouse";
    public static final String OWNER = "warehouse_owner";
    public static final String READER = "warehouse_reader";

    /** Below it the generator repeats pairs of part and supplier, which the standard makes a key. */
    public static final double SMALLEST_SCALE = 0.01;

    /** A hundred million line items: what one machine can still be asked to hold. */
    public static final double LARGEST_SCALE = 16;

    /** The library's names that differ from the standard's. */
    private static final Map<String, String> STANDARD_NAMES =
            Map.of("part_supplier", "partsupp", "line_item", "lineitem");

    private final EmbeddedPostgres server;
    private final String ownerPassword;
    private final String readerPassword;

    public SampleWarehouse(EmbeddedPostgres server, String ownerPassword, String readerPassword) {
        this.server = server;
        this.ownerPassword = ownerPassword;
        this.readerPassword = readerPassword;
    }

    public void createRolesAndDatabase() {
        server.role(OWNER, ownerPassword);
        server.role(READER, readerPassword);
        server.database(DATABASE, OWNER);
        server.execute(
                DATABASE,
                "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + READER,
                "ALTER ROLE " + READER + " SET default_transaction_read_only = on",
                "ALTER ROLE " + READER + " SET statement_timeout = '60s'",
                "ALTER ROLE " + READER + " IN DATABASE " + DATABASE + " SET search_path = tpch");
    }

    /** The scale that was loaded completely, if any. */
    public Optional<Double> loadedScale() {
        String query = "SELECT obj_description(oid) FROM pg_namespace WHERE nspname = 'tpch'";
        try (Connection connection = server.connect(DATABASE);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet comment = statement.executeQuery()) {
            return comment.next()
                    ? Optional.ofNullable(comment.getString(1)).map(SampleWarehouse::scaleIn)
                    : Optional.empty();
        } catch (SQLException e) {
            throw new StartupException("The sample warehouse does not answer: " + e.getMessage(), e);
        }
    }

    /** Makes the schema anew, in one transaction: a load that was cut off leaves nothing behind. */
    public void load(double scale) {
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            throw new StartupException("The scale of the sample data must be from " + SMALLEST_SCALE + " to "
                    + LARGEST_SCALE + ", not " + scale);
        }
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script("tables.sql"));
            for (TpchTable<?> table : TpchTable.getTables()) {
                copy(connection, table, scale);
            }
            statement.execute(script("keys.sql"));
            statement.execute("COMMENT ON SCHEMA tpch IS '" + describe(scale) + "'");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("RESET ROLE");
            statement.execute("ANALYZE");
        } catch (SQLException | IOException e) {
            throw new StartupException("The sample data could not be loaded: " + e.getMessage(), e);
        }
    }

    private static void copy(Connection connection, TpchTable<?> table, double scale) throws SQLException, IOException {
        String name = STANDARD_NAMES.getOrDefault(table.getTableName(), table.getTableName());
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY tpch." + name + " FROM STDIN WITH (DELIMITER '|')", new TpchRows(table, scale));
    }

    private static String describe(double scale) {
        return String.format(Locale.ROOT, "TPC-H sample data at scale %s: a wholesale business, 1992 to 1998", scale);
    }

    private static Double scaleIn(String comment) {
        String scale = comment.replaceFirst("^TPC-H sample data at scale ([0-9.E-]+):.*$", "$1");
        return scale.equals(comment) ? null : Double.valueOf(scale);
    }

    private static String script(String name) {
        try (InputStream in = SampleWarehouse.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }
}
