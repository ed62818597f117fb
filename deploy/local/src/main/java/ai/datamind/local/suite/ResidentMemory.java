package ai.datamind.local.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Resident memory of a process, as {@code ps} reports it: the one way that Linux and macOS share. */
public final class ResidentMemory {
    private static final long PATIENCE_SECONDS = 5;

    private ResidentMemory() {}

    public static Optional<Long> megabytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            ps.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return kilobytes.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(kilobytes) / 1024);
        } catch (IOException noPs) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
