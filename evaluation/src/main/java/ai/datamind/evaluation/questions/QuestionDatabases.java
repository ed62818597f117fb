package ai.datamind.evaluation.questions;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The dumps of a folder as databases of a temporary server, each loaded when its first question is asked. */
public final class QuestionDatabases implements AutoCloseable {

    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();
    private final Path folder;

    public QuestionDatabases(Path folder) {
        this.folder = folder;
    }

    /** Loads the dump; to be called once for a database. */
    public Connection connect(String database) throws SQLException {
        server.execute("postgres", "CREATE DATABASE \"" + database + "\"");
        try (Connection load = server.connect(database);
                Statement statement = load.createStatement()) {
            statement.execute(Lines.text(folder.resolve(database + ".sql.gz")));
            statement.execute("ANALYZE");
        } catch (IOException e) {
            throw new UncheckedIOException("the dump of " + database + " cannot be read", e);
        }
        return server.connect(database);
    }

    /** One more connection to a database that is loaded. */
    public Connection another(String database) throws SQLException {
        return server.connect(database);
    }

    @Override
    public void close() {
        server.close();
    }
}
