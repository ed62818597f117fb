package ai.datamind.semantic.dbt.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Gathers the lines of a job and keeps them twice a second; an endless log is cut, never the job. */
final class JobLog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RHYTHM = Duration.ofMillis(500);
    private static final long MOST_LINES = 100_000;

    private final DbtJobRepository jobs;
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> waiting = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread writer;
    private long kept;
    private long seen;

    JobLog(DbtJobRepository jobs, String id) {
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
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush() {
        List<String> lines;
        lock.lock();
        try {
            lines = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        try {
            jobs.append(id, kept + 1, lines).await().atMost(PATIENCE);
            kept += lines.size();
        } catch (RuntimeException unreachable) {
            LOG.warnf(unreachable, "%d lines of dbt job %s could not be kept", lines.size(), id);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            writer.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
