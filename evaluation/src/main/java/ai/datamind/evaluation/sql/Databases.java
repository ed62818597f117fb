package ai.datamind.evaluation.sql;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.Lines;
import ai.datamind.sql.catalog.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dumps of a folder as databases of a temporary server, loaded on first use. {@code x_en} holds every {@code x_*} dump. */
final class Databases implements AutoCloseable {
    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();
    private final Path folder;
    private final Map<String, Connection> open = new HashMap<>();

    Databases(Path folder) {
        this.folder = folder;
    }

    Connection connect(String database) throws IOException, SQLException {
        Connection known = open.get(database);
        if (known != null) {
            return known;
        }
        server.execute("postgres", "CREATE DATABASE \"" + database + "\"");
        try (Connection load = server.connect(database);
                Statement statement = load.createStatement()) {
            for (Path dump : dumps(database)) {
                statement.execute(Lines.text(dump));
            }
        }
        Connection connection = server.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog");
            statement.execute("SET statement_timeout = '30s'");
        }
        open.put(database, connection);
        return connection;
    }

    private List<Path> dumps(String database) throws IOException {
        String group = database.endsWith("_en") ? database.substring(0, database.length() - 2) : null;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> {
                        String name = f.getFileName().toString();
                        return name.equals(database + ".sql.gz") || (group != null && name.startsWith(group));
                    })
                    .sorted()
                    .toList();
        }
    }

    static RowSource rows(Connection connection) {
        return sql -> {
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
                throw new IllegalStateException("the catalog cannot be read", e);
            }
        };
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open.values()) {
            connection.close();
        }
        server.close();
    }
}
