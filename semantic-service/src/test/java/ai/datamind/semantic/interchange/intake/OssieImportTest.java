package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.sql.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OssieImportTest {

    private static final Imported IMPORTED = OssieImport.read(foreign());
    private static final ModelDocument DOCUMENT = IMPORTED.documents().get(0);

    @Test
    void aForeignDatasetIsASemanticModelByItsKeysAndFields() {
        SemanticModel orders = model("orders");
        assertThat(DOCUMENT.name()).isEqualTo("shop_analytics");
        assertThat(orders.relation()).isEqualTo(new Relation("public", "orders"));
        assertThat(orders.synonyms()).containsExactly("purchases");
        assertThat(orders.key().orElseThrow().expressions().get(0).text()).isEqualTo("order_id");
        assertThat(orders.dimension("order_id")).isEmpty();
        assertThat(orders.dimension("ordered").orElseThrow()).isInstanceOf(TimeDimension.class);
        assertThat(orders.dimension("audit").orElseThrow()).isInstanceOf(CategoricalDimension.class);
        assertThat(orders.dimension("order_year").orElseThrow()).isInstanceOf(CategoricalDimension.class);
        assertThat(orders.dimension("net_amount").orElseThrow().expression().text())
                .isEqualTo("amount - tax");
    }

    @Test
    void relationshipsToOneDatasetAreRolesOfItsKey() {
        assertThat(model("customers").entities())
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo(EntityType.UNIQUE));
        assertThat(model("orders").entities())
                .filteredOn(e -> e.type() == EntityType.FOREIGN)
                .extracting(Entity::name, Entity::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("customers", null),
                        org.assertj.core.groups.Tuple.tuple("customers", "payer"));
    }

    @Test
    void aggregatesBecomeMeasuresAndFormulasDerivedMetrics() {
        Measure revenue = model("orders").measure("revenue").orElseThrow();
        assertThat(revenue.aggregation()).isEqualTo(Aggregation.SUM);
        assertThat(revenue.expression().text()).isEqualTo("(amount - tax)");
        assertThat(metric("revenue")).isInstanceOf(Metric.Simple.class);
        assertThat(model("orders")
                        .measure("how_many")
                        .orElseThrow()
                        .expression()
                        .text())
                .isEqualTo("1");
        assertThat(model("customers").measure("per_customer_2").orElseThrow().aggregation())
                .isEqualTo(Aggregation.COUNT_DISTINCT);
        assertThat(metric("per_customer"))
                .isInstanceOfSatisfying(
                        Metric.Derived.class,
                        m -> assertThat(m.expression().text())
                                .isEqualTo("per_customer_1 / NULLIF ( per_customer_2 , 0 )"));
    }

    @Test
    void whatHasNoEqualHereIsNamed() {
        assertThat(IMPORTED.leftOut())
                .extracting(LeftOut::element)
                .containsExactlyInAnyOrder(
                        "field orders.odd",
                        "dataset recent",
                        "metric mixed",
                        "metric bare",
                        "metric windowed",
                        "metric ghost");
    }

    /** Another tool rewrote a description and an expression: its words count, the rest of ours stays. */
    @Test
    void whatAnotherToolChangedWinsOverOurExtension() throws IOException {
        ObjectNode exported = OssieExport.export(List.of(DOCUMENT), null);
        ObjectNode field = (ObjectNode) exported.at("/semantic_model/0/datasets/0/fields/0");
        field.put("description", "changed elsewhere");
        for (JsonNode m : exported.at("/semantic_model/0/metrics")) {
            if (m.path("name").asText().equals("revenue")) {
                ((ObjectNode) m.at("/expression/dialects/0")).put("expression", "AVG(orders.amount)");
            }
        }
        ModelDocument back = OssieImport.read(exported).documents().get(0);
        assertThat(back.semanticModels().get(0).dimensions().get(0).description())
                .isEqualTo("changed elsewhere");
        assertThat(back.semanticModels().get(0).measures())
                .anySatisfy(m -> assertThat(m.aggregation()).isEqualTo(Aggregation.AVERAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{version: 9, semantic_model: []}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a}]}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a, datasets: [{name: b}]}]}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a, datasets: [{name: b, source: c, surprise: 1}]}]}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a, datasets: [{name: b, source: c}], relationships: [{name: r, from: b, to: x, from_columns: [i], to_columns: [j]}]}]}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a, datasets: [{name: b, source: c}], custom_extensions: [{vendor_name: DATAMIND, data: '{\"filters\": [7]}'}]}]}",
                "{version: 0.2.0.dev0, semantic_model: [{name: a, datasets: [{name: b, source: c}], custom_extensions: [{vendor_name: DATAMIND, data: '{'}]}]}"
            })
    void aBrokenDocumentIsRefusedWithItsPlaces(String yaml) throws IOException {
        JsonNode broken = new YAMLMapper().readTree(yaml);
        assertThatThrownBy(() -> OssieImport.read(broken)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code().status()).isEqualTo(422);
            assertThat(refusal.errors()).isNotEmpty();
        });
    }

    @Test
    void theShippedSchemaIsThePublishedOne() throws IOException {
        Path published = Path.of(System.getProperty("eval.dir", "../../shared/eval"), "ossie", "osi-schema.json");
        assumeTrue(Files.exists(published), "needs the public evaluation set at " + published);
        ObjectNode ours = (ObjectNode)
                ModelJson.JSON.readTree(OssieImportTest.class.getResourceAsStream("/interchange/osi-schema.json"));
        ours.remove("$comment");
        assertThat(ours).isEqualTo(ModelJson.JSON.readTree(Files.readString(published)));
    }

    private static SemanticModel model(String name) {
        return DOCUMENT.semanticModels().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Metric metric(String name) {
        return DOCUMENT.metrics().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode foreign() {
        try (var in = OssieImportTest.class.getResourceAsStream("/interchange/foreign.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
