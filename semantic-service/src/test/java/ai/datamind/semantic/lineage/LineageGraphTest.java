package ai.datamind.semantic.lineage;

import ai.datamind.semantic.dbt.StoredNode;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.sql.catalog.CatalogQueries;
import ai.datamind.sql.catalog.RowSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineageGraphTest {

    private static final LineageGraph WHOLE = whole();

    @Test
    void aViewIsFollowedColumnByColumn() {
        LineageGraph around = WHOLE.around(List.of("table:marts.big_orders"), 50);
        assertThat(edges(around))
                .contains(
                        "column:tpch.orders.o_orderkey -> column:marts.big_orders.id",
                        "column:tpch.customer.c_name -> column:marts.big_orders.who",
                        "column:tpch.orders.o_totalprice -> column:marts.big_orders.net",
                        "column:tpch.orders.o_tax -> column:marts.big_orders.net",
                        "table:tpch.orders -> table:marts.big_orders",
                        "table:tpch.customer -> table:marts.big_orders");
        assertThat(edges(around)).doesNotContain("column:tpch.orders.o_orderkey -> column:marts.big_orders.who");
    }

    @Test
    void fromTheSourceToTheMetricAndNotToSiblings() {
        LineageGraph around = WHOLE.around(List.of("table:tpch.customer"), 50);
        assertThat(ids(around))
                .contains(
                        "table:marts.big_orders",
                        "semantic_model:big",
                        "metric:net_sales",
                        "metric:share",
                        "exposure:board")
                .doesNotContain("table:tpch.orders", "table:raw.orders", "table:tpch.nation");
        assertThat(edges(around))
                .contains("semantic_model:big -> metric:net_sales", "metric:net_sales -> metric:share");
    }

    @Test
    void upstreamOfAModelAreItsColumnsAndTheirOrigins() {
        LineageGraph around = WHOLE.around(List.of("semantic_model:big"), 50);
        assertThat(ids(around))
                .contains("table:raw.orders", "table:tpch.orders", "column:tpch.orders.o_tax", "measure:big.net");
        assertThat(edges(around)).contains("column:marts.big_orders.net -> measure:big.net");
    }

    @ParameterizedTest
    @CsvSource({"1, true, false", "2, true, true"})
    void theDepthIsCounted(int depth, boolean near, boolean far) {
        List<String> ids = ids(WHOLE.around(List.of("table:marts.big_orders"), depth));
        assertThat(ids.contains("table:tpch.orders")).isEqualTo(near);
        assertThat(ids.contains("table:raw.orders")).isEqualTo(far);
    }

    /** A definition outside of what is understood is still followed as a whole, and says so. */
    @Test
    void aViewThatCannotBeFollowedSaysWhy() {
        assertThat(WHOLE.node("table:marts.odd").orElseThrow()).satisfies(n -> {
            assertThat(n.kind()).isEqualTo("view");
            assertThat(n.note()).startsWith("columns could not be followed: ");
        });
        assertThat(edges(WHOLE)).contains("table:tpch.nation -> table:marts.odd");
    }

    @Test
    void everyEdgeEndsAtANode() {
        assertThat(WHOLE.edges()).allSatisfy(e -> {
            assertThat(WHOLE.node(e.from())).isPresent();
            assertThat(WHOLE.node(e.to())).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a * (1 - b) | a,b",
                "lower(name) | name",
                "case when x > 0 then 'y' else z end | x,z",
                "a::numeric | a",
                "\"Odd One\" | Odd One",
                "1 | "
            })
    void columnsOfAnExpression(String expression, String expected) {
        assertThat(String.join(",", new SqlExpression(expression).columns()))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static LineageGraph whole() {
        var graph = new LineageGraph.Builder();
        ViewLineage.add(graph, warehouse());
        DbtLineage.add(
                graph,
                List.of(
                        node("source.p.raw.orders", "source", "raw", "orders", List.of()),
                        node("model.p.orders", "model", "tpch", "orders", List.of("source.p.raw.orders")),
                        node("model.p.big", "model", "marts", "big_orders", List.of()),
                        node("exposure.p.board", "exposure", null, null, List.of("model.p.big", "model.p.gone"))));
        SemanticLineage.add(graph, manifest());
        return graph.build();
    }

    private static StoredNode node(String id, String kind, String schema, String relation, List<String> dependsOn) {
        String name = id.substring(id.lastIndexOf('.') + 1);
        return new StoredNode(id, kind, name, schema, relation, dependsOn, "h", Map.of("description", "d"));
    }

    private static SemanticManifest manifest() {
        var model = new SemanticModel(
                "big",
                new Relation("marts", "big_orders"),
                null,
                null,
                null,
                null,
                null,
                "order",
                List.of(),
                List.of(CategoricalDimension.of("who", "who", DataType.TEXT)),
                List.of(Measure.of("net", Aggregation.SUM, "net")));
        return SemanticManifest.of(new ModelDocument(
                "doc",
                null,
                null,
                null,
                null,
                null,
                List.of(model),
                List.of(
                        new Metric.Simple(MetricHeader.of("net_sales"), MeasureInput.of("net")),
                        new Metric.Ratio(MetricHeader.of("share"), MetricInput.of("net_sales"), MetricInput.of("net"))),
                null,
                null,
                null,
                null));
    }

    /** What PostgreSQL would say. */
    private static RowSource warehouse() {
        List<List<String>> relations = List.of(
                List.of("tpch", "orders", "r", "o_orderkey", "bigint", "t"),
                List.of("tpch", "orders", "r", "o_custkey", "bigint", "t"),
                List.of("tpch", "orders", "r", "o_totalprice", "numeric", "t"),
                List.of("tpch", "orders", "r", "o_tax", "numeric", "t"),
                List.of("tpch", "customer", "r", "c_custkey", "bigint", "t"),
                List.of("tpch", "customer", "r", "c_name", "text", "t"),
                List.of("tpch", "nation", "r", "n_name", "text", "t"),
                List.of("marts", "big_orders", "v", "id", "bigint", "f"),
                List.of("marts", "big_orders", "v", "who", "text", "f"),
                List.of("marts", "big_orders", "v", "net", "numeric", "f"),
                List.of("marts", "odd", "v", "x", "text", "f"));
        List<List<String>> dependencies = List.of(List.of("view", "marts", "odd", "tpch", "nation"));
        List<List<String>> definitions = List.of(
                List.of(
                        "marts",
                        "big_orders",
                        " SELECT o.o_orderkey AS id,\n    c.c_name AS who,\n    o.o_totalprice - o.o_tax AS net\n"
                                + "   FROM tpch.orders o\n     JOIN tpch.customer c ON c.c_custkey = o.o_custkey;"),
                List.of("marts", "odd", " SELECT n_name OPERATOR(pg_catalog.||) 'x' AS x FROM tpch.nation;"));
        Map<String, List<List<String>>> answers = Map.of(
                CatalogQueries.RELATIONS, relations,
                CatalogQueries.KEYS, List.of(),
                CatalogQueries.DEPENDENCIES, dependencies,
                ViewLineage.DEFINITIONS, definitions);
        return answers::get;
    }

    private static List<String> edges(LineageGraph graph) {
        return graph.edges().stream().map(e -> e.from() + " -> " + e.to()).toList();
    }

    private static List<String> ids(LineageGraph graph) {
        return graph.nodes().stream().map(LineageNode::id).toList();
    }
}
