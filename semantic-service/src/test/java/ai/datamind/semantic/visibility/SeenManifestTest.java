package ai.datamind.semantic.visibility;

import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenManifestTest {

    private static final SemanticManifest WHOLE = SemanticManifest.of(ModelReader.read("""
                    name: sales
                    semantic_models:
                      - name: orders
                        relation: shop.orders
                        default_time: ordered
                        entities: [{name: order, type: primary, expr: id}, {name: customer, type: foreign, expr: customer_id}]
                        dimensions: [{name: ordered, type: time, expr: ordered_at, granularity: day}, {name: status, expr: status}]
                        measures: [{name: order_total, agg: sum, expr: amount - tax}, {name: orders, agg: count, expr: "1"}]
                    metrics:
                      - {name: net, type: simple, measure: order_total}
                      - {name: net_per_salary, type: ratio, numerator: net, denominator: salaries}
                      - {name: paid_orders, type: simple, measure: orders, filter: "{{ Dimension('person__grade') }} = 'A'"}
                    """), ModelReader.read("""
                    name: people
                    description: Who works here
                    semantic_models:
                      - name: persons
                        relation: hr.person
                        entities: [{name: person, type: primary, expr: id}]
                        dimensions: [{name: grade, expr: grade}, {name: born, type: time, expr: born, granularity: day}]
                        measures: [{name: salaries, agg: sum, expr: salary}]
                    glossary:
                      - {term: pay, definition: What we pay, refers_to: salaries}
                    """));

    private static SemanticManifest without(TablePolicy... policies) {
        return SeenManifest.of(
                WHOLE,
                new Visibility("f", new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.of(policies), new byte[0])));
    }

    private static TablePolicy table(String schema, String name, boolean denied, String... columns) {
        return new TablePolicy(schema, name, denied, false, List.of(), List.of(), Set.of(columns), Map.of());
    }

    @Test
    void whereNothingIsHiddenItIsTheVeryManifest() {
        assertThat(without(table("hr", "payroll", true))).isSameAs(WHOLE);
    }

    @Test
    void whatIsDefinedOverADeniedTableIsNotThere() {
        SemanticManifest seen = without(table("hr", "*", true));

        assertThat(seen.documents()).extracting(ModelDocument::name).containsExactly("sales");
        assertThat(seen.models()).extracting(SemanticModel::name).containsExactly("orders");
        assertThat(seen.metrics()).extracting(Metric::name).containsExactly("net");
        assertThat(seen.glossary()).isEmpty();
        assertThat(seen.hash()).isEqualTo(WHOLE.hash());
    }

    @Test
    void whatIsDefinedOverADeniedColumnIsNotThere() {
        SemanticManifest seen =
                without(table("shop", "orders", false, "tax", "ordered_at"), table("hr", "person", false, "grade"));

        SemanticModel orders = seen.model("orders").orElseThrow();
        assertThat(orders.dimension("ordered")).isEmpty();
        assertThat(orders.defaultTime()).isNull();
        assertThat(orders.measure("order_total")).isEmpty();
        assertThat(orders.measure("orders")).isPresent();
        assertThat(seen.metrics()).isEmpty();
        assertThat(seen.model("persons").orElseThrow().dimension("grade")).isEmpty();
    }
}
