package ai.datamind.local.suite;

import ai.datamind.embedded.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Sends what Kafka and the embedded servers' libraries log in this process to a file instead of the terminal: warnings and worse. */
final class ServerLog implements AutoCloseable {
    private static final int FILE_BYTES = 5 << 20;

    /** Held, because the log manager forgets loggers nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "org.apache.kafka", "kafka", "state.change.logger", "io.zonky", "redis")
            .map(Logger::getLogger)
            .toList();

    private final Handler file;

    private ServerLog(Handler file) {
        this.file = file;
    }

    static ServerLog to(Path path) {
        try {
            Files.createDirectories(path.getParent());
            Handler file = new FileHandler(path.toString(), FILE_BYTES, 1, true);
            file.setFormatter(new SimpleFormatter());
            for (Logger logger : LOGGERS) {
                logger.setLevel(Level.WARNING);
                logger.setUseParentHandlers(false);
                logger.addHandler(file);
            }
            return new ServerLog(file);
        } catch (IOException e) {
            throw new StartupException("The log " + path + " could not be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        LOGGERS.forEach(logger -> logger.removeHandler(file));
        file.close();
    }
}
