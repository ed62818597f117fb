package ai.datamind.local.check;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.InstanceOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = "Measures answers against a set of cases, for example: eval firewall --set FILE",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Parameters(paramLabel = "WHAT [OPTION…]", arity = "1..*", description = "Handed on as they are")
    private List<String> arguments;

    @Override
    public Integer call() {
        Project project = Project.here();
        return new ModuleProgram(
                        project,
                        instanceOption.in(project.root()),
                        spec.commandLine().getErr()::println)
                .run("evaluation", "ai.datamind.evaluation.Main", List.of("-Xmx2g"), arguments);
    }
}
