package ai.datamind.local.lifecycle;

import ai.datamind.local.build.Builder;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.suite.Orphans;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Builds what is out of date, starts everything, and keeps it running until Ctrl-C or down.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "0",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description =
                    "Scale of the TPC-H sample data; another one than before loads it anew (default: as it is, first 0.01)")
    private double scale;

    @Option(names = "--fresh", description = "Forget data, users and passwords of this instance first")
    private boolean fresh;

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running")
    private boolean detach;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "${env:DATAMIND_PORT_BASE}",
            description =
                    "Gateway on P, the other services on the next five ports, PostgreSQL, Kafka and Redis on P+10 to P+13"
                            + " (default: as before, first 8080)")
    private Integer portBase;

    @Option(names = "--supervise", hidden = true, description = "What --detach starts: no build, no welcome")
    private boolean supervise;

    @Override
    public Integer call() {
        Project project = Project.here();
        Instance instance = instanceOption.in(project.root());
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunState> running = instance.running();
        if (running.isPresent()) {
            out.println("Already up at " + instance.gatewayUrl() + " (process "
                    + running.get().supervisor().pid() + "); ./datamind down stops it.");
            return 0;
        }
        TerminalProgress progress = new TerminalProgress(out);
        if (supervise) {
            return new Foreground(project, instance, scale, progress).run(() -> {});
        }
        Orphans.end(instance);
        if (fresh) {
            instance.erase();
        }
        if (portBase != null) {
            instance.usePorts(new PortPlan(portBase));
        }
        instance.ports().requireFree();
        new Builder(project, instance, progress::note).bringUpToDate();

        boolean firstTime = !instance.hasPasswords();
        instance.passwords();
        Welcome welcome = new Welcome(out, instance);
        if (detach) {
            long millis = new Background(project, instance, scale, out).start();
            welcome.print(firstTime, millis);
            return 0;
        }
        Foreground foreground = new Foreground(project, instance, scale, progress);
        return foreground.run(
                () -> welcome.print(firstTime, instance.running().orElseThrow().totalMillis()));
    }
}
