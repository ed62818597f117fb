package ai.datamind.local.instance;

import ai.datamind.embedded.Directories;
import ai.datamind.embedded.StartupException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The folder of an instance ({@code .datamind}), and what is kept in it. */
public record Instance(Path folder) {
    /** What {@code up} was last told, so that later commands and starts need not be told again. */
    private record Settings(int portBase) {}

    public Instance {
        folder = folder.toAbsolutePath().normalize();
    }

    public PortPlan ports() {
        return PrivateFile.read(folder.resolve("instance.json"), Settings.class)
                .map(settings -> new PortPlan(settings.portBase()))
                .orElse(new PortPlan(PortPlan.DEFAULT_BASE));
    }

    public void usePorts(PortPlan ports) {
        PrivateFile.write(folder.resolve("instance.json"), new Settings(ports.base()));
    }

    /** Generated when there are none yet. */
    public Secrets secrets() {
        Path file = folder.resolve("secrets.json");
        return PrivateFile.read(file, Secrets.class).orElseGet(() -> {
            Secrets fresh = Secrets.generate();
            PrivateFile.write(file, fresh);
            return fresh;
        });
    }

    public Path passwordsFile() {
        return folder.resolve("initial-passwords.json");
    }

    public boolean hasPasswords() {
        return Files.exists(passwordsFile());
    }

    /** Generated when there are none yet. */
    @SuppressWarnings("unchecked")
    public InitialPasswords passwords() {
        return PrivateFile.read(passwordsFile(), LinkedHashMap.class)
                .map(byEmail -> new InitialPasswords(byEmail))
                .orElseGet(() -> {
                    InitialPasswords fresh = InitialPasswords.generate();
                    PrivateFile.write(passwordsFile(), fresh.byEmail());
                    return fresh;
                });
    }

    /** Environment variables of the owner's choice for every service: {@code NAME=value} lines in settings.properties. */
    public Map<String, String> settings() {
        Path file = folder.resolve("settings.properties");
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                settings.load(in);
            } catch (IOException e) {
                throw new StartupException(file + " is not readable: " + e.getMessage(), e);
            }
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    public Path data(String server) {
        return folder.resolve("data").resolve(server);
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The copy of the service that runs, so that a build beside it doesn't pull its jars away. */
    public Path app(Service service) {
        return folder.resolve("app").resolve(service.label());
    }

    public Path sessions() {
        return folder.resolve("sessions");
    }

    public String gatewayUrl() {
        return "http://localhost:" + ports().of(Service.GATEWAY);
    }

    public Optional<RunState> runState() {
        return PrivateFile.read(runFile(), RunState.class);
    }

    /** The supervisor that is alive right now. */
    public Optional<RunState> running() {
        return runState().filter(RunState::alive);
    }

    public void write(RunState state) {
        PrivateFile.write(runFile(), state);
    }

    public void forgetRunState() {
        Directories.delete(runFile());
    }

    /** Back to nothing: data, secrets, passwords and logs. */
    public void erase() {
        Directories.delete(folder);
    }

    private Path runFile() {
        return folder.resolve("run.json");
    }
}
