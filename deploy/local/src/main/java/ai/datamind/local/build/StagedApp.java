package ai.datamind.local.build;

import ai.datamind.embedded.Directories;
import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copy of a built service that an instance runs. The build replaces its output while the instance may be running (tests do so
 * on purpose), and a JVM whose jars are pulled away fails in odd places.
 */
public final class StagedApp {
    private StagedApp() {}

    /** Copies when the build is another than the one copied last; returns the jar to start. */
    public static Path stage(Project project, Instance instance, Service service) {
        Path built = project.built(service);
        Path staged = instance.app(service);
        if (!project.isBuilt(service)) {
            throw new StartupException(
                    service.module() + " is not built: " + built.resolve("quarkus-run.jar") + " is missing");
        }
        try {
            if (!sameBuild(built, staged)) {
                Directories.delete(staged);
                copy(built, staged);
            }
            return staged.resolve("quarkus-run.jar");
        } catch (IOException e) {
            throw new StartupException(
                    service.module() + " could not be copied to " + staged + ": " + e.getMessage(), e);
        }
    }

    private static boolean sameBuild(Path built, Path staged) throws IOException {
        Path mark = Path.of("quarkus-run.jar");
        return Files.exists(staged.resolve(mark))
                && Files.getLastModifiedTime(built.resolve(mark))
                        .equals(Files.getLastModifiedTime(staged.resolve(mark)));
    }

    /** The marking jar comes last: a copy that was cut off is made again. */
    private static void copy(Path built, Path staged) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(built)) {
            paths = walk.sorted((a, b) -> Boolean.compare(a.endsWith("quarkus-run.jar"), b.endsWith("quarkus-run.jar")))
                    .toList();
        }
        for (Path source : paths) {
            Path target = staged.resolve(built.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                linkOrCopy(source, target);
            }
        }
    }

    /** The build makes new files rather than writing into old ones, so a second name for the old one is as good as a copy. */
    private static void linkOrCopy(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Files.copy(source, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
