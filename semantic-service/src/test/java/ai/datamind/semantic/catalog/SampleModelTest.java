package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What the model that comes with the sample warehouse means. */
class SampleModelTest {

    private static final Path SAMPLE = Path.of("..", "deploy", "local", "src", "main", "resources", "sample");

    private static ModelDocument sample() throws IOException {
        return ModelReader.read(Files.readString(SAMPLE.resolve("model.yaml")));
    }

    @Test
    void everything_in_it_compiles() throws IOException {
        String source = Files.readString(SAMPLE.resolve("model.yaml"));
        assertThatCode(() -> new Manifests().prove(SemanticManifest.of(sample()), source))
                .doesNotThrowAnyException();
    }

    @Test
    void it_survives_writing_and_reading() throws IOException {
        assertThat(ModelReader.read(ModelWriter.yaml(sample()))).isEqualTo(sample());
    }

    @Test
    void the_nation_of_a_sale_is_the_customers_and_its_year_the_orders() throws IOException {
        var manifest = SemanticManifest.of(sample());
        var query = MetricQuery.of(List.of("revenue"), List.of(ElementRef.parse("nation__name")))
                .during(TimeRange.year(1995))
                .ordered(List.of(new OrderBy("revenue", true)))
                .limited(Limit.of(5));
        assertThat(new Compiler(manifest, new JoinGraph(manifest))
                        .compile(query)
                        .sql())
                .isEqualTo("""
                SELECT nations.n_name AS nation__name, SUM(line_items.l_extendedprice * (1 - line_items.l_discount)) AS revenue
                FROM tpch.lineitem AS line_items
                LEFT JOIN tpch.orders AS orders ON line_items.l_orderkey = orders.o_orderkey
                LEFT JOIN tpch.customer AS customers ON orders.o_custkey = customers.c_custkey
                LEFT JOIN tpch.nation AS nations ON customers.c_nationkey = nations.n_nationkey
                WHERE orders.o_orderdate >= DATE '1995-01-01' AND orders.o_orderdate < DATE '1996-01-01'
                GROUP BY nations.n_name
                ORDER BY revenue DESC NULLS LAST, nation__name
                LIMIT 5""");
    }

    @Test
    void the_glossary_speaks_of_what_is_there() throws IOException {
        var terms = ModelReader.readGlossary(Files.readString(SAMPLE.resolve("glossary.yaml")));
        var manifest = SemanticManifest.of(sample());
        assertThat(terms).allSatisfy(t -> {
            String name = ElementRef.parse(t.refersTo()).name();
            assertThat(manifest.metric(name).isPresent()
                            || manifest.filter(name).isPresent()
                            || manifest.models().stream()
                                    .anyMatch(m -> m.dimension(name).isPresent()))
                    .as(t.refersTo())
                    .isTrue();
        });
    }
}
