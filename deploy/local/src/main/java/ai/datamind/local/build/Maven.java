package ai.datamind.local.build;

import ai.datamind.embedded.StartupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Maven in the project folder, with the JDK this command runs on; everything it says goes to a log file. */
public final class Maven {
    private final Project project;
    private final Path log;

    public Maven(Project project, Path log) {
        this.project = project;
        this.log = log;
    }

    /** @return Maven's exit status; each line is logged and shown to {@code watcher} */
    public int run(List<String> arguments, Consumer<String> watcher) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.root().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Standard input closed: Maven must never wait for an answer nobody is asked for.
        builder.redirectInput(ProcessBuilder.Redirect.from(nowhere()));
        try {
            Files.createDirectories(log.getParent());
            Process maven = builder.start();
            try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8);
                    var out = Files.newBufferedWriter(log)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.write(line);
                    out.newLine();
                    watcher.accept(line);
                }
            }
            return maven.waitFor();
        } catch (IOException e) {
            throw new StartupException("Maven (3.8.6 or newer) is needed on the PATH: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while Maven ran", e);
        }
    }

    public Path log() {
        return log;
    }

    private static java.io.File nowhere() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
