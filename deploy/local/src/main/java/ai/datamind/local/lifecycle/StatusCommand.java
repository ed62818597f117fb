package ai.datamind.local.lifecycle;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.instance.RunningProcess;
import ai.datamind.local.instance.Service;
import ai.datamind.local.suite.Readiness;
import ai.datamind.local.suite.ResidentMemory;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Shows what runs. Exit status 1 unless everything is ready.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    private final Readiness readiness = new Readiness();

    @Override
    public Integer call() {
        Instance instance = instanceOption.in(Project.here().root());
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunState> running = instance.running();
        if (running.isEmpty()) {
            out.println("Nothing runs in " + instance.folder() + "; ./datamind up starts it.");
            return 1;
        }
        RunState state = running.get();
        PortPlan ports = instance.ports();
        out.printf("%-12s %6s %9s %8s  %s%n", "part", "port", "process", "memory", "state");
        boolean all = true;
        for (Service service : Service.values()) {
            boolean ready = readiness.ready(ports.of(service));
            all &= ready;
            line(out, service.label(), ports.of(service), state, ready ? "ready" : "not ready");
        }
        line(out, "PostgreSQL", ports.postgres(), state, "");
        line(out, "Redis", ports.redis(), state, "");
        out.printf(
                "%-12s %6d %9d %8s%n",
                "Kafka", ports.kafka(), state.supervisor().pid(), memory(state.supervisor()));
        out.println("\n" + instance.gatewayUrl() + ", data and logs in " + instance.folder());
        return all && state.phase() == RunState.Phase.READY ? 0 : 1;
    }

    private static void line(PrintWriter out, String part, int port, RunState state, String condition) {
        RunningProcess process = state.children().get(part);
        String pid = process == null ? "-" : String.valueOf(process.pid());
        String memory = process == null ? "-" : memory(process);
        out.printf("%-12s %6d %9s %8s  %s%n", part, port, pid, memory, condition);
    }

    private static String memory(RunningProcess process) {
        return process.handle()
                .flatMap(handle -> ResidentMemory.megabytes(handle.pid()))
                .map(megabytes -> megabytes + " MB")
                .orElse("-");
    }
}
