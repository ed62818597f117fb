package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dbt project on disk. Links are followed before anything is believed: what lies outside of the configured path is not there. */
public record DbtProject(String name, Path folder) {

    private static final String DEFAULT = "default";

    /** @param name a folder below {@code root}, or null for {@code root} itself */
    public static DbtProject at(Path root, String name) {
        Path folder = name == null ? root : root.resolve(name);
        try {
            Path real = folder.toRealPath();
            boolean inside = real.startsWith(root.toRealPath());
            if (inside && Files.isRegularFile(real.resolve("dbt_project.yml"))) {
                return new DbtProject(name == null ? DEFAULT : name, real);
            }
        } catch (IOException absent) {
            throw missing().causedBy(absent);
        }
        throw missing();
    }

    /** Every project in a folder of its own directly below {@code root}, by name. */
    public static List<DbtProject> below(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("dbt_project.yml")))
                    .sorted()
                    .map(f -> at(root, f.getFileName().toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProblemException missing() {
        return ProblemException.notFound("dbt project");
    }

    public Path target() {
        return folder.resolve("target");
    }
}
