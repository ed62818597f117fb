package ai.datamind.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for the message about a service that didn't come up. */
final class LogTail {
    private static final int LINES = 12;
    private static final int LINE_LENGTH = 400;

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            StringBuilder tail = new StringBuilder();
            for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
                tail.append("\n  ").append(line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line);
            }
            return tail.toString();
        } catch (IOException e) {
            return "\n  (not readable: " + e.getMessage() + ")";
        }
    }
}
