package ai.datamind.local.build;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.Service;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checked-out project. */
public record Project(Path root) {
    private static final String ROOT_PROPERTY = "datamind.home";

    /** As the {@code ./datamind} script says, else the nearest folder upwards that holds the script. */
    public static Project here() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return new Project(Path.of(named).toAbsolutePath().normalize());
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("datamind")) && Files.isDirectory(folder.resolve("deploy/local"))) {
                return new Project(folder);
            }
        }
        throw new StartupException("Run the datamind script of the project folder; no project found here.");
    }

    public Path module(String name) {
        return root.resolve(name);
    }

    /** Where the build puts what runs. */
    public Path built(Service service) {
        return module(service.module()).resolve("target/quarkus-app");
    }

    public boolean isBuilt(Service service) {
        return Files.exists(built(service).resolve("quarkus-run.jar"));
    }
}
