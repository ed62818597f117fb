package ai.datamind.local.suite;

import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One service kept alive: once it has been ready, whenever it ends without being told to it is started again, later and later
 * while it keeps failing. One that doesn't even start is left for the suite to report.
 */
final class Supervised {
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    /** One that ran this long had started well; its next fall counts as the first. */
    private static final Duration STEADY = Duration.ofSeconds(60);

    private final Instance instance;
    private final Service service;
    private final Path jar;
    private final Progress progress;
    private final Runnable changed;

    private ServiceProcess current;
    private boolean wanted;
    private boolean provedItself;
    private Duration delay = FIRST_DELAY;

    Supervised(Instance instance, Service service, Path jar, Progress progress, Runnable changed) {
        this.instance = instance;
        this.service = service;
        this.jar = jar;
        this.progress = progress;
        this.changed = changed;
    }

    Service service() {
        return service;
    }

    synchronized ServiceProcess current() {
        return current;
    }

    /** From now on it is started again when it falls. */
    synchronized void keepAlive() {
        provedItself = true;
    }

    synchronized void start() {
        wanted = true;
        if (current != null && current.process().isAlive()) {
            return;
        }
        current = ServiceProcess.start(instance, service, jar);
        ServiceProcess started = current;
        Thread.ofVirtual().start(() -> {
            started.process().onExit().join();
            fell(started);
        });
        changed.run();
    }

    /** Until {@link #start} is called. */
    void stop() {
        ServiceProcess running;
        synchronized (this) {
            wanted = false;
            running = current;
        }
        if (running != null) {
            running.stop();
        }
    }

    /** What {@code kill -9} does; returns when the process is gone. */
    void kill() {
        current().process().destroyForcibly().onExit().join();
    }

    private synchronized void fell(ServiceProcess ended) {
        if (!wanted || !provedItself || ended != current) {
            return;
        }
        if (ended.ageMillis() > STEADY.toMillis()) {
            delay = FIRST_DELAY;
        }
        progress.note(service.label() + " ended with status " + ended.process().exitValue() + "; starting it again in "
                + delay.toMillis() + " ms (log: " + instance.log(service.label()) + ")");
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::startAgain);
        Duration doubled = delay.multipliedBy(2);
        delay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }

    private synchronized void startAgain() {
        if (wanted) {
            start();
        }
    }
}
