package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The installed dbt. The child gets none of this service's own secrets: only the variables dbt needs, those called
 * {@code DBT_…}, and those the operator lists.
 */
public final class DbtExecutable {

    private static final Set<String> PASSED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "VIRTUAL_ENV");
    private static final int LONGEST_LINE = 4_000;

    private final String command;
    private final List<String> environment;

    /** @param command a path, or a name to be found on the PATH */
    public DbtExecutable(String command, List<String> environment) {
        this.command = command;
        this.environment = List.copyOf(environment);
    }

    /** How a run ended. */
    public enum End {
        FINISHED,
        TIMED_OUT,
        CANCELLED
    }

    public record Exit(End end, int code) {}

    /** @param cancelled asked while dbt runs */
    public Exit run(
            DbtProject project,
            DbtCommand what,
            DbtArguments arguments,
            Duration limit,
            Consumer<String> log,
            AtomicBoolean cancelled)
            throws InterruptedException {
        var words = new ArrayList<String>();
        words.add(path().orElseThrow(DbtExecutable::notInstalled).toString());
        words.addAll(arguments.words(what));
        Process process = start(project, words);
        Thread reader = Thread.ofVirtual().start(() -> read(process, log));
        long end = System.nanoTime() + limit.toNanos();
        End how = End.FINISHED;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            if (cancelled.get() || System.nanoTime() > end) {
                how = cancelled.get() ? End.CANCELLED : End.TIMED_OUT;
                kill(process);
                break;
            }
        }
        process.waitFor();
        reader.join(Duration.ofSeconds(5));
        return new Exit(how, process.exitValue());
    }

    private Process start(DbtProject project, List<String> words) {
        var builder =
                new ProcessBuilder(words).directory(project.folder().toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> passed = builder.environment();
        passed.keySet()
                .removeIf(name -> !PASSED.contains(name) && !name.startsWith("DBT_") && !environment.contains(name));
        try {
            return builder.start();
        } catch (IOException unstartable) {
            throw notInstalled().causedBy(unstartable);
        }
    }

    private static void read(Process process, Consumer<String> log) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
            }
        } catch (IOException gone) {
            log.accept("The log ended: the process is gone.");
        }
    }

    /** dbt starts processes of its own; none of them may outlive it. */
    private static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    public boolean installed() {
        return path().isPresent();
    }

    private Optional<Path> path() {
        if (command.contains("/")) {
            return Optional.of(Path.of(command)).filter(Files::isExecutable);
        }
        String search = System.getenv().getOrDefault("PATH", "");
        return Stream.of(search.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static ProblemException notInstalled() {
        return new ProblemException(
                SemanticCode.DBT_NOT_INSTALLED,
                "The dbt executable is not installed beside this service. Artifacts can still be synchronised.");
    }
}
