package ai.datamind.outbox.relay;

import ai.datamind.outbox.OutboxConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs passes while there is something to send, and sleeps until a commit or the poll interval wakes it. A commit is not published
 * at once: what a question leaves behind at its start and its end goes in one pass, after its answer.
 */
final class RelayLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Supplier<Pass> pass;
    private final Consumer<Pass> after;
    private final OutboxConfig config;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this);
    private volatile boolean open = true;
    private Duration pause = FIRST_PAUSE;

    RelayLoop(Supplier<Pass> pass, Consumer<Pass> after, OutboxConfig config) {
        this.pass = pass;
        this.after = after;
        this.config = config;
    }

    void start() {
        thread.start();
    }

    void nudge() {
        nudges.release();
    }

    @Override
    public void run() {
        while (open) {
            try {
                Pass done = pass.get();
                after.accept(done);
                if (done.stuck()) {
                    backOff(done.cause());
                } else {
                    pause = FIRST_PAUSE;
                    if (!done.more()) {
                        await();
                    }
                }
            } catch (RuntimeException e) {
                backOff(e);
            }
        }
    }

    private void await() {
        try {
            if (nudges.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS) && open) {
                Thread.sleep(config.gather());
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            open = false;
        }
    }

    /** No nudge shortens this: new facts make neither the broker nor the database come back sooner. */
    private void backOff(Throwable cause) {
        if (!open) {
            return;
        }
        LOG.warnf("Facts wait in the outbox; next try in %d ms (%s)", pause.toMillis(), cause);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            open = false;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Lets the pass at hand finish, so that an orderly stop repeats nothing. */
    @Override
    public void close() {
        open = false;
        nudge();
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
