package ai.datamind.system;

import ai.datamind.embedded.StartupException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** For what arrives over Kafka: true soon, not at once. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Eventually() {}

    /** An assertion, or what it needs; a service that is just coming back counts as not yet. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    static void holds(Attempt assertion) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError | StartupException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    static <T> T succeeds(Callable<T> attempt) throws Exception {
        Object[] result = new Object[1];
        holds(() -> result[0] = attempt.call());
        @SuppressWarnings("unchecked")
        T found = (T) result[0];
        return found;
    }
}
