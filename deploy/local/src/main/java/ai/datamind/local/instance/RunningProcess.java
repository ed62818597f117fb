package ai.datamind.local.instance;

import java.time.Instant;
import java.util.Optional;

/** A process by id and birth, since ids are given out again. */
public record RunningProcess(long pid, long startedMillis) {
    public static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle.pid(), birth(handle));
    }

    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(found -> birth(found) == startedMillis);
    }

    private static long birth(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
