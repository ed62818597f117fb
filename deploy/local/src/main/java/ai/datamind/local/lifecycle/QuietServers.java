package ai.datamind.local.lifecycle;

import ai.datamind.embedded.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what Kafka and the embedded servers' libraries log to a file: warnings and worse. */
final class QuietServers {
    private static final int FILE_BYTES = 5 << 20;

    private QuietServers() {}

    static void logTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString(), FILE_BYTES, 1, true);
            handler.setFormatter(new SimpleFormatter());
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(handler);
        } catch (IOException e) {
            throw new StartupException("The log " + file + " could not be opened: " + e.getMessage(), e);
        }
    }
}
