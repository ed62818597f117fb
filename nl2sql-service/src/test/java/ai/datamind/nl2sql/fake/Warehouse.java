package ai.datamind.nl2sql.fake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The oracle: the same warehouse, asked directly with SQL written by hand. */
public final class Warehouse {
    private Warehouse() {}

    public static List<List<Object>> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(comparable(found.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers compare by value, whatever class JSON or the driver gave them. */
    public static Object comparable(Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            default -> value.toString();
        };
    }

    private static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + config.getValue("WAREHOUSE_PORT", String.class) + "/"
                        + config.getValue("WAREHOUSE_DB", String.class),
                config.getValue("WAREHOUSE_USER", String.class),
                config.getValue("WAREHOUSE_PASSWORD", String.class));
    }
}
