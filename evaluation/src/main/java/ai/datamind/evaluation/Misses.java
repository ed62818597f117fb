package ai.datamind.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line per miss: what was expected, what came, the statement. */
public final class Misses implements AutoCloseable {
    private final PrintWriter writer;

    public Misses(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    public void add(String kind, String what, String sql) {
        writer.println(kind + " | " + what.replace('\n', ' ') + " | " + sql.replace('\n', ' '));
    }

    @Override
    public void close() {
        writer.close();
    }
}
