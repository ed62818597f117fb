package ai.datamind.evaluation.database;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A temporary server with the dumps of a folder as its databases; {@code x_en} holds every {@code x_*} dump. */
public final class DumpServer implements AutoCloseable {
    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();
    private final Path folder;
    private final Set<String> loaded = new HashSet<>();

    public DumpServer(Path folder) {
        this.folder = folder;
    }

    /**
     * A connection of the caller's own, to close; the dump is loaded before the first one.
     *
     * @throws UncheckedIOException where there is no such dump, or it cannot be read
     */
    public Connection connect(String database) throws SQLException {
        if (!loaded.contains(database)) {
            load(database);
            loaded.add(database);
        }
        return server.connect(database);
    }

    private void load(String database) throws SQLException {
        server.execute("postgres", "CREATE DATABASE \"" + database + "\"");
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (Path dump : dumps(database)) {
                statement.execute(Lines.text(dump));
            }
            statement.execute("ANALYZE");
        } catch (IOException e) {
            throw new UncheckedIOException("the dump of " + database + " cannot be read", e);
        }
    }

    private List<Path> dumps(String database) throws IOException {
        Path own = folder.resolve(database + ".sql.gz");
        if (Files.exists(own) || !database.endsWith("_en")) {
            return List.of(own);
        }
        String group = database.substring(0, database.length() - 2);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts = files.filter(f -> f.getFileName().toString().startsWith(group))
                    .sorted()
                    .toList();
            return parts.isEmpty() ? List.of(own) : parts;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
