package ai.datamind.local.lifecycle;

import ai.datamind.local.suite.Progress;
import java.io.PrintWriter;

/** One line per part, as it becomes ready: readable in a terminal and in a log alike. */
final class TerminalProgress implements Progress {
    private final PrintWriter out;

    TerminalProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void ready(String part, long millis) {
        out.printf("  ✓ %-18s %5.1f s%n", part, millis / 1000.0);
        out.flush();
    }

    @Override
    public synchronized void note(String message) {
        out.println("  " + message);
        out.flush();
    }
}
