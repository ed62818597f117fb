package ai.datamind.local.check;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.InstanceOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Prints the figures of the suite; with a name, of that benchmark (bench list shows them).",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /** Long runs whose figure is a count of faults: they compare answers, and live with the evaluations. */
    private static final Set<String> CORRECTNESS = Set.of("oracle", "fuzz");

    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Parameters(paramLabel = "NAME [OPTION…]", arity = "0..*", description = "Which benchmark, and what it is told")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        Project project = Project.here();
        ModuleProgram program = new ModuleProgram(
                project, instanceOption.in(project.root()), spec.commandLine().getOut()::println);
        return !arguments.isEmpty() && CORRECTNESS.contains(arguments.getFirst())
                ? program.run("evaluation", "ai.datamind.evaluation.Main", List.of("-Xmx2g"), arguments)
                : program.run("benchmarks", "ai.datamind.benchmarks.Main", List.of("-Xmx1g"), arguments);
    }
}
