package ai.datamind.local.check;

import ai.datamind.local.build.Maven;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import ai.datamind.local.instance.Service;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description =
                "Everything the gate runs: format, compile rules, all tests, the suite from outside, the native sources.",
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Option(names = "--no-native", description = "Leave out the native sources")
    private boolean withoutNative;

    @Override
    public Integer call() {
        Project project = Project.here();
        Instance instance = instanceOption.in(project.root());
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = step(out, project, instance, "test", List.of("verify", "--fail-at-end", "-T", "2"));
        if (passed && !withoutNative) {
            passed = step(out, project, instance, "native", nativeSources());
        }
        out.println(passed ? "All passed." : "FAILED.");
        out.flush();
        return passed ? 0 : 1;
    }

    /** Every native build step but the compiler itself, which needs GraalVM: what cannot be compiled is mostly found here. */
    private static List<String> nativeSources() {
        List<String> arguments = new ArrayList<>(List.of(
                "package",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-Dquarkus.native.enabled=true",
                "-Dquarkus.package.jar.enabled=false",
                "-Dquarkus.native.sources-only=true",
                // Beside what up and the system tests run from, not over it.
                "-Dquarkus.package.output-directory=native-build"));
        String services = Stream.of(Service.values()).map(Service::module).collect(Collectors.joining(","));
        arguments.addAll(List.of("-pl", services, "-am"));
        return arguments;
    }

    private static boolean step(
            PrintWriter out, Project project, Instance instance, String name, List<String> arguments) {
        out.println("== " + name);
        out.flush();
        long start = System.nanoTime();
        MavenReport report = new MavenReport(out);
        Maven maven = new Maven(project, instance.log(name));
        int status = maven.run(arguments, report::line);
        report.failed().forEach(line -> out.println("  " + line));
        out.printf(
                "== %s: %s, %d tests, %d s (all output: %s)%n",
                name,
                status == 0 ? "passed" : "FAILED",
                report.tests(),
                (System.nanoTime() - start) / 1_000_000_000,
                maven.log());
        out.flush();
        return status == 0;
    }
}
