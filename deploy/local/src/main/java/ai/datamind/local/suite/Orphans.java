package ai.datamind.local.suite;

import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.instance.RunningProcess;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that outlived a supervisor which was killed. */
public final class Orphans {
    private static final long PATIENCE_SECONDS = 10;

    private Orphans() {}

    /** Ends them, services before the database they write to; nothing while the supervisor lives. */
    public static void end(Instance instance) {
        Map<String, RunningProcess> children = instance.runState()
                .filter(state -> !state.alive())
                .map(RunState::children)
                .orElse(Map.of());
        children.forEach((name, child) -> {
            if (!name.equals("PostgreSQL")) {
                child.handle().ifPresent(Orphans::end);
            }
        });
        RunningProcess postgres = children.get("PostgreSQL");
        if (postgres != null) {
            postgres.handle().ifPresent(Orphans::end);
        }
        if (!children.isEmpty()) {
            instance.forgetRunState();
        }
    }

    public static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Process " + process.pid() + " could not be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
