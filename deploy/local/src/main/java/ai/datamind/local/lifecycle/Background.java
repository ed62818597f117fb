package ai.datamind.local.lifecycle;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.RunState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a process that supervises the suite after this command has ended, and shows its progress until all is ready. */
final class Background {
    private static final long POLL_MILLIS = 100;

    private final Project project;
    private final Instance instance;
    private final double scale;
    private final PrintWriter out;

    Background(Project project, Instance instance, double scale, PrintWriter out) {
        this.project = project;
        this.instance = instance;
        this.scale = scale;
        this.out = out;
    }

    /** @return milliseconds until ready */
    long start() {
        Path log = instance.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            Process supervisor = new ProcessBuilder(command())
                    .directory(project.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
                return follow(supervisor, lines);
            }
        } catch (IOException e) {
            throw new StartupException("The supervisor could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while the suite was starting", e);
        }
    }

    private long follow(Process supervisor, BufferedReader lines) throws IOException, InterruptedException {
        while (true) {
            boolean alive = supervisor.isAlive();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
            }
            out.flush();
            if (!alive) {
                throw new StartupException("The suite did not start.");
            }
            Optional<RunState> ready = instance.running()
                    .filter(state -> state.supervisor().pid() == supervisor.pid())
                    .filter(state -> state.phase() == RunState.Phase.READY);
            if (ready.isPresent()) {
                return ready.get().totalMillis();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** nohup: closing the terminal must not end what was meant to stay. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "nohup", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // The flags this process was started with: heap, archive, what may be accessed.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "ai.datamind.local.Main",
                "up",
                "--supervise",
                "--instance",
                instance.folder().toString(),
                "--scale",
                String.valueOf(scale)));
        return command;
    }
}
