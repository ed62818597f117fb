package ai.datamind.semantic.lineage;

import ai.datamind.semantic.lineage.LineageNode.Kind;
import ai.datamind.semantic.visibility.Visibility;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenLineageTest {

    private static final LineageGraph WHOLE = whole();

    private static LineageGraph whole() {
        var graph = new LineageGraph.Builder();
        for (String table : List.of("hr.person", "shop.orders")) {
            graph.add(LineageNode.of(Kind.TABLE, table, null, null));
        }
        graph.add(LineageNode.of(Kind.VIEW, "shop.top", null, null));
        graph.add(LineageNode.of(Kind.SEMANTIC_MODEL, "persons", null, null));
        graph.add(LineageNode.of(Kind.DIMENSION, "persons.pay", null, null));
        graph.add(LineageNode.of(Kind.SEMANTIC_MODEL, "orders", null, null));
        graph.add(LineageNode.of(Kind.METRIC, "payroll", null, null));
        graph.add(LineageNode.of(Kind.EXPOSURE, "board", null, null));
        graph.add(LineageNode.of(Kind.EXPOSURE, "pay_slips", null, null));
        graph.edge(
                graph.add(LineageNode.of(Kind.COLUMN, "hr.person.pay", null, null)),
                "table:hr.person",
                LineageEdge.Kind.PART_OF);
        graph.edge(
                graph.add(LineageNode.of(Kind.COLUMN, "shop.top.paid", null, null)),
                "table:shop.top",
                LineageEdge.Kind.PART_OF);
        read(graph, "table:hr.person", "semantic_model:persons");
        read(graph, "semantic_model:persons", "metric:payroll");
        graph.edge("dimension:persons.pay", "semantic_model:persons", LineageEdge.Kind.PART_OF);
        read(graph, "column:hr.person.pay", "dimension:persons.pay");
        read(graph, "column:hr.person.pay", "column:shop.top.paid");
        read(graph, "table:hr.person", "table:shop.top");
        read(graph, "table:shop.orders", "semantic_model:orders");
        read(graph, "semantic_model:orders", "exposure:board");
        read(graph, "metric:payroll", "exposure:board");
        read(graph, "metric:payroll", "exposure:pay_slips");
        return graph.build();
    }

    private static void read(LineageGraph.Builder graph, String from, String to) {
        graph.edge(from, to, LineageEdge.Kind.READS);
    }

    private static LineageGraph without(boolean table, String... columns) {
        var policy = new TablePolicy("hr", "person", table, false, List.of(), List.of(), Set.of(columns), Map.of());
        return SeenLineage.of(
                WHOLE,
                new Visibility("f", new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.of(policy), new byte[0])));
    }

    @Test
    void aDeniedTableTakesAlongWhatIsDefinedOverIt() {
        LineageGraph left = without(true);

        assertThat(left.nodes())
                .extracting(LineageNode::id)
                .containsExactlyInAnyOrder(
                        "table:shop.orders",
                        "table:shop.top",
                        "column:shop.top.paid",
                        "semantic_model:orders",
                        "exposure:board");
        assertThat(left.edges().toString()).doesNotContain("hr.person", "payroll");
    }

    @Test
    void aDeniedColumnTakesAlongTheDimensionAndNotTheModel() {
        LineageGraph left = without(false, "pay");

        assertThat(left.nodes())
                .extracting(LineageNode::id)
                .contains("semantic_model:persons", "metric:payroll", "column:shop.top.paid")
                .doesNotContain("column:hr.person.pay", "dimension:persons.pay");
    }

    @Test
    void whereNothingIsDeniedItIsTheVeryGraph() {
        assertThat(SeenLineage.of(WHOLE, Visibility.everything())).isSameAs(WHOLE);
    }
}
