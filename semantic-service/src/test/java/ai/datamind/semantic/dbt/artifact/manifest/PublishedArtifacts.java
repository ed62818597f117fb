package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Artifacts that real dbt versions wrote; tests that need them skip where the folder is absent. */
public final class PublishedArtifacts {

    private PublishedArtifacts() {}

    public static InputStream open(String name) throws IOException {
        Path file = Path.of(System.getProperty("eval.dir", "../../shared/eval"), "dbt", "artifacts", name);
        assumeTrue(Files.exists(file), "needs the public evaluation set at " + file);
        return Files.newInputStream(file);
    }

    public static DbtManifest manifest(String name) throws IOException {
        try (InputStream in = open(name)) {
            return ManifestReader.read(in);
        }
    }
}
