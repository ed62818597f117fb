package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A manifest of ten thousand metrics is read and compiled from. The figures are printed; what is tested is that it works. */
class CompilerLoadTest {

    private static final int MODELS = 500;
    private static final int METRICS_PER_MODEL = 20;

    @Test
    void ten_thousand_metrics_are_read_and_compiled() {
        var yaml = new StringBuilder("name: large\nsemantic_models:\n");
        var metrics = new StringBuilder("metrics:\n");
        for (int i = 0; i < MODELS; i++) {
            yaml.append("""
                  - name: fact_%1$d
                    relation: big.fact_%1$d
                    default_time: day
                    entities:
                      - {name: fact_%1$d, type: primary, column: id}
                      - {name: fact_%2$d, type: foreign, column: next_id}
                    dimensions:
                      - {name: day, type: time, column: day, data_type: date}
                      - {name: colour_%1$d, column: colour, data_type: text}
                    measures:
                      - {name: amount_%1$d, agg: sum, column: amount}
                """.formatted(i, (i + 1) % MODELS));
            for (int m = 0; m < METRICS_PER_MODEL; m++) {
                metrics.append("  - {name: metric_")
                        .append(i)
                        .append('_')
                        .append(m)
                        .append(", measure: amount_")
                        .append(i)
                        .append("}\n");
            }
        }
        long start = System.nanoTime();
        var document = ModelReader.read(yaml.append(metrics).toString());
        long read = System.nanoTime();
        var manifest = SemanticManifest.of(document);
        var compiler = new Compiler(manifest, new JoinGraph(manifest));
        long ready = System.nanoTime();
        for (var metric : manifest.metrics()) {
            assertThat(compiler.compile(MetricQuery.of(List.of(metric.name()), List.of(ElementRef.metricTime(null))))
                            .sql())
                    .isNotEmpty();
        }
        long compiled = System.nanoTime();
        System.out.printf(
                "%d metrics: read %d ms, indexed %d ms, all compiled %d ms%n",
                manifest.metrics().size(),
                (read - start) / 1_000_000,
                (ready - read) / 1_000_000,
                (compiled - ready) / 1_000_000);
        assertThat(manifest.metrics()).hasSize(MODELS * METRICS_PER_MODEL);
    }
}
