package ai.datamind.local.instance;

import java.util.Map;

/**
 * What runs in an instance, as its supervisor last wrote it.
 *
 * @param readyMillis how long each part took until it was ready
 * @param totalMillis from the command to readiness, 0 before
 */
public record RunState(
        RunningProcess supervisor,
        Phase phase,
        Map<String, RunningProcess> children,
        Map<String, Long> readyMillis,
        long totalMillis) {
    /** Where the supervisor is in its life. */
    public enum Phase {
        STARTING,
        READY
    }

    public RunState {
        children = Map.copyOf(children);
        readyMillis = Map.copyOf(readyMillis);
    }

    public boolean alive() {
        return supervisor.handle().isPresent();
    }
}
