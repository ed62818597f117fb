package ai.datamind.local.lifecycle;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.suite.Orphans;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops everything; data stays.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Instance instance = instanceOption.in(Project.here().root());
        Optional<ProcessHandle> supervisor =
                instance.running().map(RunState::supervisor).flatMap(process -> process.handle());
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            try {
                supervisor.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException stubborn) {
                supervisor.get().destroyForcibly();
                // While it still counts as alive, its children are not taken for orphans.
                supervisor.get().onExit().join();
            }
        }
        Orphans.end(instance);
        spec.commandLine().getOut().println(supervisor.isPresent() ? "Stopped." : "Nothing was running.");
        return 0;
    }
}
