package ai.datamind.semantic.dbt.run;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Gathers the lines of a job and keeps them twice a second; an endless log is cut, never the job. While the database is away the
 * lines wait, all that a log may have if need be.
 */
final class JobLog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RHYTHM = Duration.ofMillis(500);
    private static final long MOST_LINES = 100_000;
    private static final int AT_ONCE = 1_000;

    /** Where lines go; the same lines may come again where it was not heard that they had been kept. */
    interface Kept {
        Uni<Void> append(String id, long firstSeq, List<String> lines);
    }

    private final Kept jobs;
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> waiting = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread writer;
    private long kept;
    private long seen;
    private boolean away;

    JobLog(Kept jobs, String id) {
        this.jobs = jobs;
        this.id = id;
        this.writer = Thread.ofVirtual().name("log of " + id).start(this::write);
    }

    void add(String line) {
        lock.lock();
        try {
            seen++;
            if (seen <= MOST_LINES) {
                waiting.add(line);
            } else if (seen == MOST_LINES + 1) {
                waiting.add("The log is longer than " + MOST_LINES + " lines; the rest is not kept.");
            }
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            while (!closed.await(RHYTHM.toMillis(), TimeUnit.MILLISECONDS)) {
                flush();
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!flush() && System.nanoTime() < end) {
                Thread.sleep(RHYTHM);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when nothing waits any more. */
    private boolean flush() {
        List<String> next = next();
        do {
            try {
                jobs.append(id, kept + 1, next).await().atMost(PATIENCE);
            } catch (RuntimeException unreachable) {
                if (!away) LOG.warnf(unreachable, "Lines of dbt job %s wait until they can be kept", id);
                away = true;
                return false;
            }
            away = false;
            done(next.size());
            next = next();
        } while (!next.isEmpty());
        return true;
    }

    private List<String> next() {
        lock.lock();
        try {
            return List.copyOf(waiting.subList(0, Math.min(AT_ONCE, waiting.size())));
        } finally {
            lock.unlock();
        }
    }

    private void done(int lines) {
        kept += lines;
        lock.lock();
        try {
            waiting.subList(0, lines).clear();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the last lines, though not for ever. */
    @Override
    public void close() {
        closed.countDown();
        try {
            writer.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            if (!waiting.isEmpty()) LOG.errorf("%d lines of dbt job %s could not be kept", waiting.size(), id);
        } finally {
            lock.unlock();
        }
    }
}
