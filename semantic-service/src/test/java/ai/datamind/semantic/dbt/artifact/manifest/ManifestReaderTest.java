package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtCatalog;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtNode.Kind;
import ai.datamind.semantic.dbt.artifact.RunResults;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManifestReaderTest {

    private static final String METADATA =
            "\"metadata\":{\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/manifest/v%s.json\"}";

    @ParameterizedTest
    @CsvSource({
        "manifest_v4.json, 4, 8, 20, 0, 0",
        "manifest_v9.json, 9, 37, 21, 0, 0",
        "manifest_v12_dbt1.8.json, 12, 39, 20, 0, 0",
        "manifest_v12_dbt1.10.json, 12, 19, 27, 6, 19"
    })
    void realManifestsAreReadWhole(String file, int version, int nodes, int tests, int models, int metrics)
            throws IOException {
        DbtManifest manifest = PublishedArtifacts.manifest(file);
        assertThat(manifest.version()).isEqualTo(version);
        assertThat(manifest.projectName()).isEqualTo("jaffle_shop");
        assertThat(manifest.nodes()).hasSize(nodes);
        assertThat(manifest.tests()).hasSize(tests);
        assertThat(manifest.semanticModels()).hasSize(models);
        assertThat(manifest.metrics()).hasSize(metrics);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"manifest_v4.json", "manifest_v9.json", "manifest_v12_dbt1.8.json", "manifest_v12_dbt1.10.json"})
    void everyTestKnowsItsModelInEveryVersion(String file) throws IOException {
        DbtManifest manifest = PublishedArtifacts.manifest(file);
        assertThat(manifest.tests())
                .filteredOn(test -> !test.dependsOn().isEmpty())
                .hasSizeGreaterThan(17)
                .allSatisfy(test -> assertThat(manifest.node(test.node())).isPresent());
        assertThat(manifest.tests())
                .filteredOn(t ->
                        "relationships".equals(t.generic()) && t.dependsOn().size() == 2)
                .allSatisfy(t -> {
                    assertThat(manifest.node(t.toNode())).isPresent();
                    assertThat(t.toNode()).isNotEqualTo(t.node());
                    assertThat(t.toColumn()).isNotBlank();
                });
    }

    @Test
    void catalogTypesCompleteTheColumns() throws IOException {
        DbtCatalog catalog;
        try (var in = PublishedArtifacts.open("catalog.json")) {
            catalog = DbtCatalog.read(in);
        }
        DbtManifest manifest =
                PublishedArtifacts.manifest("manifest_v12_dbt1.8.json").with(catalog);
        DbtNode customers = manifest.node("model.jaffle_shop.customers").orElseThrow();
        assertThat(customers.columns())
                .filteredOn(c -> c.name().equals("customer_id"))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.dataType()).isEqualTo("INT64");
                    assertThat(c.description()).isNotBlank();
                });
    }

    @Test
    void runResultsSayHowEachNodeWent() throws IOException {
        try (var in = PublishedArtifacts.open("run_results_v6.json")) {
            RunResults results = RunResults.read(in);
            assertThat(results.results()).hasSize(61);
            assertThat(results.results())
                    .filteredOn(r -> r.uniqueId().startsWith("test."))
                    .hasSize(20)
                    .allSatisfy(r -> assertThat(r.status()).isEqualTo(RunResults.Status.PASS));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 0.75, 0.999})
    void aManifestCutOffAnywhereIsRefused(double share) throws IOException {
        byte[] whole;
        try (var in = PublishedArtifacts.open("manifest_v12_dbt1.10.json")) {
            whole = in.readAllBytes();
        }
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * share));
        assertThatThrownBy(() -> ManifestReader.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(ArtifactRejected.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void aManifestCutOffAtAnySignIsSaidToBe() {
        String whole = "{" + METADATA.formatted("12") + ",\"nodes\":{\"model.p.a\":{\"unique_id\":\"model.p.a\",\n"
                + " \"resource_type\":\"model\",\"name\":\"a\",\"meta\":{\"n\":-1.5e3,\"t\":true,\"l\":[null,{}]}}}}";
        assertThat(read(whole).nodes()).hasSize(1);
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut))
                    .as(cut)
                    .isInstanceOf(ArtifactRejected.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void whatIsLargeOrDiffersFromRunToRunDoesNotChangeTheHash() {
        String entry = "{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\",\"schema\":\"s\"%s}";
        assertThat(hashOf(entry.formatted(",\"created_at\":1,\"raw_code\":\"select 1\"")))
                .isEqualTo(hashOf(entry.formatted(",\"raw_code\":\"select 2\",\"created_at\":2")))
                .isNotEqualTo(hashOf(entry.formatted(",\"description\":\"new\"")));
    }

    @Test
    void anEphemeralModelHasNoRelation() {
        DbtNode node = only("{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\",\"schema\":\"s\","
                + "\"config\":{\"materialized\":\"ephemeral\"}}");
        assertThat(node.relation()).isNull();
        assertThat(node.kind()).isEqualTo(Kind.MODEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3|{}|version 3",
                "13|{}|version 13",
                "12|[]|must be an object",
                "12|{\"model.p.a\":7}|must be an object",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.b\",\"resource_type\":\"model\",\"name\":\"a\"}}|another id",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"name\":\"a\"}}|what kind",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\"}}|needs a name",
                "12|{\"../../etc/passwd\":{\"unique_id\":\"../../etc/passwd\",\"resource_type\":\"model\",\"name\":\"a\"}}|no name may hold",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"..\\\\..\\\\a\"}}|no name may hold",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\\u0000b\"}}|no name may hold",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\\u202eb\"}}|no name may hold",
                "12|{\"model.p.a\":{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\",\"schema\":\"s/../t\"}}|no name may hold",
                "12|{},\"nodes\":{}|not readable",
                "12|{}}|not readable"
            })
    void whatBreaksThePromiseIsRefusedByName(String spec) {
        List<String> parts = List.of(spec.split("\\|"));
        String document = "{" + METADATA.formatted(parts.get(0)) + ",\"nodes\":" + parts.get(1) + "}";
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(ArtifactRejected.class)
                .hasMessageContaining(parts.get(2));
    }

    @Test
    void aNestedBombIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        String entry = "{\"unique_id\":\"model.p.a\",\"resource_type\":\"model\",\"name\":\"a\",\"meta\":" + deep + "}";
        assertThatThrownBy(() -> only(entry))
                .isInstanceOf(ArtifactRejected.class)
                .hasMessageContaining("too deeply");
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ArtifactRejected.class);
        assertThatThrownBy(() -> read("{}"))
                .isInstanceOf(ArtifactRejected.class)
                .hasMessageContaining("no metadata");
    }

    private static String hashOf(String entry) {
        return only(entry).hash();
    }

    private static DbtNode only(String entry) {
        String document = "{" + METADATA.formatted("12") + ",\"nodes\":{\"model.p.a\":" + entry + "}}";
        return read(document).nodes().get("model.p.a");
    }

    private static DbtManifest read(String document) {
        return ManifestReader.read(
                new BufferedInputStream(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
    }
}
