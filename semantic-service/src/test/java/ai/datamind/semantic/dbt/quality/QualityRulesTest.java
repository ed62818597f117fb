package ai.datamind.semantic.dbt.quality;

import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.RunResults.Result;
import ai.datamind.semantic.dbt.artifact.SourceFreshness.Age;
import ai.datamind.semantic.dbt.artifact.SourceFreshness.Freshness;
import ai.datamind.semantic.dbt.artifact.manifest.ManifestReader;
import ai.datamind.semantic.dbt.quality.ModelQuality.Status;
import ai.datamind.semantic.model.sql.Relation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static ai.datamind.semantic.dbt.artifact.RunResults.Status.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

class QualityRulesTest {

    private static final Instant THEN = Instant.parse("2026-01-01T02:00:00Z");
    private static final DbtManifest MANIFEST = manifest();

    /** Result of the build, of the test of severity error, of the test of severity warn; what follows. */
    @ParameterizedTest
    @CsvSource({
        "-, -, -, UNTESTED",
        "SUCCESS, -, -, UNTESTED",
        "SUCCESS, PASS, PASS, PASSING",
        "-, PASS, -, PASSING",
        "SUCCESS, FAIL, PASS, FAILING",
        "SUCCESS, PASS, WARN, WARNING",
        "SUCCESS, PASS, FAIL, WARNING",
        "SUCCESS, ERROR, PASS, WARNING",
        "ERROR, PASS, PASS, FAILING",
        "SKIPPED, PASS, PASS, FAILING"
    })
    void aModelIsAsGoodAsTheWorstOfItsParts(String build, String strict, String lenient, Status expected) {
        var results = new HashMap<String, Result>();
        put(results, "model.p.orders", build);
        put(results, "test.p.strict", strict);
        put(results, "test.p.lenient", lenient);
        assertThat(QualityRules.judge(MANIFEST, results, Map.of()))
                .filteredOn(q -> q.relation().equals("orders"))
                .singleElement()
                .satisfies(q -> assertThat(q.status()).isEqualTo(expected));
    }

    @Test
    void aStaleSourceIsAWarning() {
        var ages = Map.of("source.p.raw", new Age("source.p.raw", Freshness.STALE, null, THEN));
        assertThat(QualityRules.judge(MANIFEST, Map.of(), ages))
                .filteredOn(q -> q.relation().equals("raw"))
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.status()).isEqualTo(Status.WARNING);
                    assertThat(q.checkedAt()).isEqualTo(THEN);
                });
    }

    @Test
    void theBoardWarnsOfWhatAnAnswerReads() {
        var results = new HashMap<String, Result>();
        put(results, "test.p.strict", "FAIL");
        put(results, "test.p.lenient", "PASS");
        var board = new QualityBoard();
        board.show(QualityRules.judge(MANIFEST, results, Map.of()));
        assertThat(board.warnings(List.of(new Relation("marts", "orders"), new Relation("marts", "other"))))
                .containsExactly("Data quality: 1 of 2 tests of marts.orders failed.");
        assertThat(board.warnings(List.of(new Relation(null, "ORDERS")))).hasSize(1);
        assertThat(board.warnings(List.of(new Relation("raw", "orders")))).isEmpty();
    }

    private static void put(Map<String, Result> results, String id, String status) {
        if (!status.equals("-")) {
            results.put(id, new Result(id, valueOf(status), 1L, 0.1, THEN));
        }
    }

    private static DbtManifest manifest() {
        String test = "\"test.p.%1$s\":{\"unique_id\":\"test.p.%1$s\",\"resource_type\":\"test\",\"name\":\"%1$s\","
                + "\"attached_node\":\"model.p.orders\",\"config\":{\"severity\":\"%2$s\"}}";
        String text = "{\"metadata\":{\"dbt_schema_version\":\"manifest/v12.json\"},\"nodes\":{"
                + "\"model.p.orders\":{\"unique_id\":\"model.p.orders\",\"resource_type\":\"model\",\"name\":\"orders\","
                + "\"schema\":\"marts\"}," + test.formatted("strict", "ERROR") + "," + test.formatted("lenient", "warn")
                + "},\"sources\":{\"source.p.raw\":{\"unique_id\":\"source.p.raw\",\"resource_type\":\"source\","
                + "\"name\":\"raw\",\"schema\":\"raw\"}}}";
        return ManifestReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
