package ai.datamind.local.build;

import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which services must be built again: those with a source younger than what was built from it. */
final class Freshness {
    /** Built into every service. */
    private static final List<String> SHARED = List.of("libs/service-kit", "libs/outbox");

    /** Built into those that read the warehouse. */
    private static final String SQL = "libs/sql";

    private final Project project;

    Freshness(Project project) {
        this.project = project;
    }

    List<Service> outOfDate() {
        long shared = newest(SHARED.stream().map(project::module).toList());
        long parent = modified(project.root().resolve("pom.xml"));
        return Stream.of(Service.values())
                .filter(service -> built(service) < Math.max(Math.max(shared, parent), sources(service)))
                .toList();
    }

    /** A plain module: against every source of the project it may be built from. */
    boolean isOutOfDate(String module) {
        Path built = project.module(module).resolve("target/classpath.txt");
        List<Path> modules = Stream.concat(
                        Stream.of(module, "deploy/local", "libs/embedded", SQL),
                        Stream.concat(
                                SHARED.stream(), Stream.of(Service.values()).map(Service::module)))
                .map(project::module)
                .toList();
        return !Files.exists(built)
                || modified(built)
                        < Math.max(newest(modules), modified(project.root().resolve("pom.xml")));
    }

    private long sources(Service service) {
        Path own = project.module(service.module());
        return newest(service.readsWarehouse() ? List.of(own, project.module(SQL)) : List.of(own));
    }

    private long built(Service service) {
        return project.isBuilt(service) ? modified(project.built(service).resolve("quarkus-run.jar")) : 0;
    }

    private static long newest(List<Path> modules) {
        return modules.stream()
                .flatMap(module -> Stream.of(module.resolve("pom.xml"), module.resolve("src/main")))
                .mapToLong(Freshness::newestIn)
                .max()
                .orElse(0);
    }

    private static long newestIn(Path path) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(Freshness::modified)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
