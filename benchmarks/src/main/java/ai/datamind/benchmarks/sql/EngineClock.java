package ai.datamind.benchmarks.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Time that the engine's own process for a connection has spent on a processor, where the system tells; else the
 * clock. A neighbour on a busy machine then costs the measurement next to nothing.
 */
final class EngineClock {
    private final Path schedule;

    EngineClock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            schedule = Path.of("/proc", pid.getString(1), "schedstat");
        }
    }

    long nanos() {
        try {
            return Files.isReadable(schedule)
                    ? Long.parseLong(Files.readString(schedule).split(" ")[0])
                    : System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
