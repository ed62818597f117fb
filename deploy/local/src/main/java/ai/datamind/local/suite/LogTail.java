package ai.datamind.local.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, for the message about a service that didn't come up. */
final class LogTail {
    private static final int LINES = 8;
    private static final int LINE_LENGTH = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(LogTail::readable)
                    .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
                    .collect(Collectors.joining("\n  ", "\n  ", ""));
        } catch (IOException e) {
            return "\n  (not readable: " + e.getMessage() + ")";
        }
    }

    /** Services log JSON; a person wants level, message and cause of it. */
    private static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String cause = entry.path("exception").path("message").asText("");
            return entry.path("level").asText() + " " + entry.path("message").asText()
                    + (cause.isEmpty() ? "" : ": " + cause);
        } catch (JsonProcessingException cutOff) {
            return line;
        }
    }
}
