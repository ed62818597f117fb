package ai.datamind.local.lifecycle;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.instance.RunningProcess;
import ai.datamind.local.instance.Service;
import ai.datamind.local.suite.Orphans;
import ai.datamind.local.suite.Readiness;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restart",
        description = "Ends one service; the supervisor starts it again, as it does when one dies by itself.",
        mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {
    private static final long PATIENCE_MILLIS = 90_000;
    private static final long POLL_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Parameters(paramLabel = "SERVICE", description = "gateway, nl2sql, semantic, governance, workspace or usage")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        Instance instance = instanceOption.in(Project.here().root());
        Service service = Service.named(name);
        RunningProcess before = process(instance, service)
                .orElseThrow(() ->
                        new StartupException("Nothing runs in " + instance.folder() + "; ./datamind up starts it."));
        before.handle().ifPresent(Orphans::end);
        awaitAnother(instance, service, before);
        spec.commandLine().getOut().println(service.label() + " is ready again.");
        return 0;
    }

    private static void awaitAnother(Instance instance, Service service, RunningProcess before)
            throws InterruptedException {
        Readiness readiness = new Readiness();
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (process(instance, service)
                        .filter(now -> now.pid() != before.pid())
                        .isEmpty()
                || !readiness.ready(instance.ports().of(service))) {
            if (System.nanoTime() > deadline) {
                throw new StartupException(
                        service.label() + " did not come back; its log: " + instance.log(service.label()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Optional<RunningProcess> process(Instance instance, Service service) {
        return instance.running().map(RunState::children).map(children -> children.get(service.label()));
    }
}
