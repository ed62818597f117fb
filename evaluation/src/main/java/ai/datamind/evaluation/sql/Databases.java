package ai.datamind.evaluation.sql;

import ai.datamind.evaluation.database.DumpServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The dumps of a folder, each reached by one connection as the service reaches a warehouse. */
final class Databases implements AutoCloseable {
    private final DumpServer server;
    private final Map<String, Connection> open = new HashMap<>();

    Databases(Path folder) {
        server = new DumpServer(folder);
    }

    Connection connect(String database) throws SQLException {
        Connection known = open.get(database);
        if (known != null) {
            return known;
        }
        Connection connection = server.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog");
            statement.execute("SET statement_timeout = '30s'");
        }
        open.put(database, connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open.values()) {
            connection.close();
        }
        server.close();
    }
}
