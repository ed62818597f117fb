package ai.datamind.benchmarks.semantic;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time that passed and time that processors worked for this process: on a busy machine only the latter says what a thing costs. */
record Stopwatch(long wall, long worked) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    String took() {
        return String.format(
                Locale.ROOT,
                "%.1f ms, of processors %.1f ms",
                (System.nanoTime() - wall) / 1e6,
                (SYSTEM.getProcessCpuTime() - worked) / 1e6);
    }
}
