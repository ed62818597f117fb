package ai.datamind.local.check;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.InstanceOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "verify", description = "Checks the certificate of an answer offline.", mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Parameters(paramLabel = "FILE", description = "As GET /api/v1/queries/{id}/certificate gave it")
    private String file;

    @Option(
            names = "--key",
            description =
                    "Keys to trust: a file or an address with the published key set, or the id of one key; may be repeated")
    private List<String> keys = List.of();

    @Override
    public Integer call() {
        Project project = Project.here();
        return new ModuleProgram(
                        project,
                        instanceOption.in(project.root()),
                        spec.commandLine().getErr()::println)
                .run("evaluation", "ai.datamind.evaluation.certificate.Verify", List.of(), arguments());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(file));
        arguments.addAll(keys);
        return arguments;
    }
}
