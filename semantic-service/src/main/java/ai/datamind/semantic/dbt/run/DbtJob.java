package ai.datamind.semantic.dbt.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** One run of dbt. {@code status}: running, succeeded, failed (a node or test failed), refused (dbt did not understand), timed_out, cancelled, lost. */
@RegisterForReflection
public record DbtJob(
        String id,
        String project,
        String command,
        Map<String, Object> arguments,
        String status,
        Integer exitCode,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt) {

    public boolean ended() {
        return !status.equals("running");
    }
}
