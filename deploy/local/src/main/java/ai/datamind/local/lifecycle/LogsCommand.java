package ai.datamind.local.lifecycle;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Shows the log of a service.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instanceOption;

    @Parameters(
            paramLabel = "SERVICE",
            description = "gateway, nl2sql, semantic, governance, workspace, usage; or servers, supervisor, build")
    private String name;

    @Option(names = "-f", description = "Go on showing what is written")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "100",
            description = "How many of the last lines (default: 100)")
    private int count;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instance instance = instanceOption.in(Project.here().root());
        Path log = instance.log(name.replaceFirst("-service$", ""));
        if (!log.normalize().startsWith(instance.logs()) || !Files.exists(log)) {
            throw new StartupException("There is no log " + log);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            last(lines).forEach(out::println);
            out.flush();
            while (follow) {
                String line = lines.readLine();
                if (line == null) {
                    out.flush();
                    Thread.sleep(POLL_MILLIS);
                } else {
                    out.println(line);
                }
            }
        }
        return 0;
    }

    private Deque<String> last(BufferedReader lines) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last.addLast(line);
            if (last.size() > count) {
                last.removeFirst();
            }
        }
        return last;
    }
}
