package ai.datamind.embedded.tpch;

import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/** The program that {@link SampleWarehouse#load} runs: database URL and scale as arguments, the superuser's password in the environment. */
final class LoadTpch {
    static final String PASSWORD_VARIABLE = "PGPASSWORD";

    /** The library's names that differ from the standard's. */
    private static final Map<String, String> STANDARD_NAMES =
            Map.of("part_supplier", "partsupp", "line_item", "lineitem");

    private LoadTpch() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        double scale = Double.parseDouble(arguments[1]);
        try (Connection connection =
                        DriverManager.getConnection(arguments[0], "postgres", System.getenv(PASSWORD_VARIABLE));
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

    private static String script(String name) throws IOException {
        try (InputStream in = LoadTpch.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
