package ai.datamind.semantic.dbt;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.dbt.artifact.DbtCatalog;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.RunResults;
import ai.datamind.semantic.dbt.artifact.SourceFreshness;
import ai.datamind.semantic.dbt.artifact.manifest.ManifestReader;
import ai.datamind.semantic.dbt.artifact.manifest.SemanticManifestReader;
import ai.datamind.semantic.dbt.artifact.manifest.SemanticManifestReader.SemanticPart;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything a project's target folder says, read whole before anything is kept. Only the manifest must be there.
 *
 * @param semantic null where there is no semantic manifest
 */
public record Artifacts(
        DbtManifest manifest,
        SemanticPart semantic,
        Optional<RunResults> runResults,
        Optional<SourceFreshness> freshness) {

    /** @throws ProblemException 422 naming the artifact that is missing, too large or not what it says it is */
    public static Artifacts read(Path target, long largestBytes) {
        try {
            var folder = new Folder(target, largestBytes);
            DbtManifest manifest = folder.read("manifest.json", ManifestReader::read)
                    .orElseThrow(() -> new ProblemException(
                            SemanticCode.DBT_ARTIFACT_MISSING,
                            "There is no manifest.json in the project's target folder: dbt has not run there yet."));
            DbtCatalog catalog = folder.read("catalog.json", DbtCatalog::read).orElse(DbtCatalog.EMPTY);
            return new Artifacts(
                    manifest.with(catalog),
                    folder.read("semantic_manifest.json", SemanticManifestReader::read)
                            .orElse(null),
                    folder.read("run_results.json", RunResults::read),
                    folder.read("sources.json", SourceFreshness::read));
        } catch (ArtifactRejected rejected) {
            throw new ProblemException(
                            SemanticCode.DBT_ARTIFACT_INVALID,
                            rejected.getMessage(),
                            Map.of("artifact", rejected.artifact()))
                    .causedBy(rejected);
        }
    }

    private record Folder(Path target, long largestBytes) {

        /** A link is not followed: it could lead anywhere. */
        <T> Optional<T> read(String name, Function<InputStream, T> reader) {
            Path file = target.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                if (Files.size(file) > largestBytes) {
                    throw new ArtifactRejected(name, name + " is larger than " + largestBytes + " bytes");
                }
                return Optional.of(reader.apply(in));
            } catch (IOException unreadable) {
                throw new ArtifactRejected(name, name + " could not be read to its end");
            }
        }
    }
}
