package ai.datamind.semantic.metric.query;

import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineTest {

    private static final String MODEL = """
            name: shop
            semantic_models:
              - name: sales
                relation: shop.skip
                default_time: day
                entities: [{name: sale, type: primary, column: id}]
                dimensions:
                  - {name: day, type: time, column: sold_at, granularity: second, data_type: timestamp}
                  - {name: colour, column: escape, data_type: text}
                measures:
                  - {name: takings, agg: sum, expr: 'price * (1 - discount)'}
                  - {name: sales_count, agg: count, expr: '1'}
                  - {name: middle, agg: median, column: price}
            metrics:
              - {name: average_sale, type: ratio, numerator: takings, denominator: sales_count}
            """;

    private static final SemanticManifest MANIFEST = SemanticManifest.of(ModelReader.read(MODEL));

    private static CompiledQuery compiled(MetricQuery query) {
        return new Compiler(MANIFEST, new JoinGraph(MANIFEST)).compile(query);
    }

    private static MetricQuery query(String metric) {
        return MetricQuery.of(
                        List.of(metric), List.of(ElementRef.parse("metric_time__month"), ElementRef.parse("colour")))
                .during(TimeRange.year(1995))
                .ordered(List.of(new OrderBy(metric, true)))
                .limited(Limit.of(5));
    }

    @Test
    void trino_is_told_the_same_in_its_words() {
        CompiledQuery written = Engine.of("Trino").write(compiled(query("average_sale")));

        assertThat(written.dialect()).isEqualTo("trino");
        assertThat(written.warnings()).anyMatch(w -> w.contains("Trino"));
        assertThat(written.sql())
                .isEqualTo("SELECT date_trunc('month', CAST(sales.sold_at AS timestamp(6))) AS metric_time__month,"
                        + " sales.\"escape\" AS colour,"
                        + " CAST(sum(sales.price * (1 - sales.discount)) AS double) / nullif(count(*), 0) AS average_sale"
                        + " FROM shop.\"skip\" AS sales"
                        + " WHERE sales.sold_at >= TIMESTAMP '1995-01-01 00:00:00'"
                        + " AND sales.sold_at < TIMESTAMP '1996-01-01 00:00:00'"
                        + " GROUP BY date_trunc('month', CAST(sales.sold_at AS timestamp(6))), sales.\"escape\""
                        + " ORDER BY average_sale DESC NULLS LAST, metric_time__month, colour LIMIT 5");
    }

    @Test
    void what_trino_cannot_say_is_refused() {
        CompiledQuery median = compiled(query("middle"));

        assertThatThrownBy(() -> Engine.TRINO.write(median))
                .isInstanceOfSatisfying(
                        CompileRefusal.class, e -> assertThat(e.reason()).isEqualTo(CompileRefusal.Reason.UNSUPPORTED));
    }

    @Test
    void postgresql_is_what_the_compiler_writes() {
        CompiledQuery query = compiled(query("takings"));

        assertThat(Engine.of(null).write(query)).isSameAs(query);
        assertThat(Engine.of("postgresql").write(query)).isSameAs(query);
        assertThatThrownBy(() -> Engine.of("oracle")).isInstanceOf(IllegalArgumentException.class);
    }
}
