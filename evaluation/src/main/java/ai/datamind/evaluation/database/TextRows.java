package ai.datamind.evaluation.database;

import ai.datamind.sql.catalog.RowSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows of a connection with every value as text, as catalogs are read. */
public record TextRows(Connection connection) implements RowSource {

    /** @throws IllegalStateException where the statement does not run */
    @Override
    public List<List<String>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog cannot be read", e);
        }
    }
}
