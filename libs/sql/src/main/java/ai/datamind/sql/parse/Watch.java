package ai.datamind.sql.parse;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.sf.jsqlparser.parser.CCJSqlParser;

/**
 * One daemon for all parses: interrupts a parser that has burnt its CPU time. The parser's own time-out would start a
 * thread per parse. CPU time, not the clock: a busy machine must not turn good statements away.
 */
final class Watch implements AutoCloseable {
    private static final long BUDGET_NANOS = 45_000_000;
    /** Until the JVM has compiled the parser, statements take an order longer: the first seconds of work are lenient. */
    private static final long COLD_BUDGET_NANOS = 2_000_000_000;

    private static final long COLD_WORK_NANOS = 15_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 4_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Set<Watch> RUNNING = ConcurrentHashMap.newKeySet();
    private static final AtomicLong WORK = new AtomicLong();
    private static final Thread DAEMON = daemon();

    private final Thread thread = Thread.currentThread();
    private final long wallStart = System.nanoTime();
    private final long cpuStart = cpu();
    private final long budget;
    private volatile boolean fired;
    private volatile CCJSqlParser parser;

    private Watch(long steady) {
        budget = WORK.get() > COLD_WORK_NANOS ? steady : COLD_BUDGET_NANOS;
    }

    /** Over somebody's text. */
    static Watch start() {
        return new Watch(BUDGET_NANOS);
    }

    /** Over a text that we printed ourselves, longer than what it was made from. */
    static Watch patient() {
        return new Watch(COLD_BUDGET_NANOS);
    }

    boolean fired() {
        return fired;
    }

    void over(CCJSqlParser watched) {
        parser = watched;
        RUNNING.add(this);
        LockSupport.unpark(DAEMON);
    }

    @Override
    public void close() {
        RUNNING.remove(this);
        if (cpuStart >= 0 && WORK.get() <= COLD_WORK_NANOS) {
            WORK.addAndGet(cpu() - cpuStart);
        }
    }

    private long cpu() {
        return thread.isVirtual() ? -1 : THREADS.getThreadCpuTime(thread.threadId());
    }

    private void look() {
        long used = cpuStart < 0 ? (System.nanoTime() - wallStart) / 4 : cpu() - cpuStart;
        if (used > budget) {
            fired = true;
            parser.interrupted = true;
        }
    }

    private static Thread daemon() {
        return Thread.ofPlatform().daemon().name("sql-parse-watch").start(() -> {
            while (true) {
                if (RUNNING.isEmpty()) {
                    LockSupport.park(RUNNING);
                } else {
                    RUNNING.forEach(Watch::look);
                    LockSupport.parkNanos(LOOK_EVERY_NANOS);
                }
            }
        });
    }
}
