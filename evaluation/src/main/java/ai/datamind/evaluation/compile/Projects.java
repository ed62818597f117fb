package ai.datamind.evaluation.compile;

import ai.datamind.evaluation.DeclaredKeys;
import ai.datamind.evaluation.Lines;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.document.reading.MetricFlowReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The MetricFlow projects of a folder, each read once; what lies in {@code shared} belongs to all of them. */
final class Projects {

    /** The schema that the databases' dumps put the tables in. */
    private static final String SCHEMA = "mf";

    private final Path folder;
    private final Connection database;
    private final Map<String, Compiler> compilers = new HashMap<>();

    Projects(Path folder, Connection database) {
        this.folder = folder;
        this.database = database;
    }

    Compiler compiler(String project) {
        return compilers.computeIfAbsent(project, k -> {
            var files = new ArrayList<>(texts(folder.resolve("shared")));
            files.addAll(texts(folder.resolve(project)));
            var manifest = SemanticManifest.of(MetricFlowReader.read(project, files, SCHEMA));
            return new Compiler(manifest, new JoinGraph(manifest), DeclaredKeys.in(database, manifest));
        });
    }

    private static List<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml") && Files.isRegularFile(f))
                    .sorted()
                    .map(Projects::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Lines.text(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
