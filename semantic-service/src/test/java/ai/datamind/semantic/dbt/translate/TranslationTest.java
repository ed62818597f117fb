package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtCatalog;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.manifest.ManifestReader;
import ai.datamind.semantic.dbt.artifact.manifest.PublishedArtifacts;
import ai.datamind.semantic.dbt.artifact.manifest.SemanticManifestReader;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import ai.datamind.semantic.model.time.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TranslationTest {

    @Test
    void aRealSemanticLayerIsTakenOverWhole() throws IOException {
        DbtManifest manifest = PublishedArtifacts.manifest("manifest_v12_dbt1.10.json");
        Translation translation = Translation.of(manifest, null);
        assertThat(translation.skipped()).isEmpty();
        var published = manifestOf(translation);
        assertThat(translation.documents().get(0).semanticModels()).hasSize(6);
        assertThat(published.metrics()).hasSize(19);
        assertThat(published.timeSpines()).isNotNull();
        SemanticModel orders = published.model("orders").orElseThrow();
        assertThat(orders.relation()).isEqualTo(new Relation("main", "orders"));
        assertThat(orders.key().orElseThrow().type()).isEqualTo(EntityType.PRIMARY);
    }

    @Test
    void modelsWithoutASemanticModelFollowFromTheirTests() throws IOException {
        DbtManifest manifest = PublishedArtifacts.manifest("manifest_v12_dbt1.8.json");
        try (var in = PublishedArtifacts.open("catalog.json")) {
            manifest = manifest.with(DbtCatalog.read(in));
        }
        Translation translation = Translation.of(manifest, null);
        assertThat(translation.skipped()).isEmpty();
        SemanticModel orders = manifestOf(translation).model("orders").orElseThrow();
        assertThat(orders.link("orders").orElseThrow().type()).isEqualTo(EntityType.PRIMARY);
        assertThat(orders.dimension("order_date").orElseThrow())
                .isInstanceOfSatisfying(
                        TimeDimension.class, d -> assertThat(d.dataType()).isEqualTo(DataType.DATE));
    }

    @Test
    void metricsOverModelsBecomeMeasuresOfThem() {
        Translation translation = Translation.of(resource("legacy_metrics.json"), null);
        var published = manifestOf(translation);
        SemanticModel orders = published.model("orders").orElseThrow();
        assertThat(orders.key().orElseThrow().expressions())
                .singleElement()
                .satisfies(e -> assertThat(e.asColumn()).contains("order_id"));
        assertThat(orders.measure("revenue").orElseThrow()).satisfies(m -> {
            assertThat(m.aggregation()).isEqualTo(Aggregation.SUM);
            assertThat(m.expression().text()).isEqualTo("amount - discount");
            assertThat(m.time()).isEqualTo(ElementRef.parse("ordered_at"));
            assertThat(m.synonyms()).containsExactly("Turnover");
        });
        assertThat(orders.dimension("ordered_at").orElseThrow()).isInstanceOf(TimeDimension.class);
        assertThat(orders.dimension("channel")).isPresent();
        assertThat(published.metric("revenue").orElseThrow().header().filter())
                .isInstanceOfSatisfying(
                        Filter.And.class,
                        and -> assertThat(and.parts())
                                .extracting(Object::toString)
                                .anySatisfy(c -> assertThat(c).contains("it's void"))
                                .hasSize(2));
        assertThat(published.metric("monthly_orders").orElseThrow())
                .isInstanceOfSatisfying(
                        Metric.Cumulative.class, m -> assertThat(m.window()).isEqualTo(new Window(28, "day")));
        assertThat(published.metric("average_order_value").orElseThrow())
                .isInstanceOfSatisfying(Metric.Derived.class, m -> {
                    assertThat(m.expression().text()).isEqualTo("revenue / orders_count");
                    assertThat(m.inputs()).hasSize(2);
                });
    }

    @Test
    void whatCannotBeSaidIsLeftOutByNameWithAllThatNeedsIt() {
        Translation translation = Translation.of(resource("legacy_metrics.json"), null);
        assertThat(translation.skipped())
                .extracting(Skipped::element)
                .containsExactlyInAnyOrder("metric.shop.bad", "metric.worse");
        assertThat(manifestOf(translation).metrics())
                .extracting(Metric::name)
                .containsExactlyInAnyOrder("revenue", "orders_count", "monthly_orders", "average_order_value");
    }

    @Test
    void aMetricOfTheNewestSpecBringsItsOwnMeasure() {
        Translation translation = Translation.of(resource("newest_spec.json"), null);
        var published = manifestOf(translation);
        SemanticModel orders = published.model("orders").orElseThrow();
        assertThat(orders.measure("revenue").orElseThrow().expression().text()).isEqualTo("amount - tax");
        assertThat(orders.measure("p95_amount").orElseThrow().percentile()).isEqualTo(new Percentile(0.95, true));
        assertThat(orders.dimension("paid_at").orElseThrow()).isInstanceOfSatisfying(TimeDimension.class, d -> {
            assertThat(d.granularity()).isEqualTo(TimeGranularity.HOUR);
            assertThat(d.dataType()).isEqualTo(DataType.TIMESTAMP);
        });
        assertThat(published.metric("revenue").orElseThrow()).isInstanceOfSatisfying(Metric.Simple.class, m -> {
            assertThat(m.measure().joinToTimeSpine()).isTrue();
            assertThat(m.measure().fillNullsWith()).isZero();
            assertThat(m.header().filter()).isEqualTo(new Filter.Template("{{ Dimension('order__is_new') }}"));
        });
        assertThat(translation.skipped()).extracting(Skipped::element).containsExactly("metric.shop.orphan");
    }

    @Test
    void metricsBuiltOnOneOfTheNewestSpecCountItsMeasureUnderItsFilter() {
        var published = manifestOf(Translation.of(resource("newest_spec.json"), null));
        assertThat(published.metric("revenue_to_date").orElseThrow())
                .isInstanceOfSatisfying(Metric.Cumulative.class, m -> {
                    assertThat(m.grainToDate()).isEqualTo("month");
                    assertThat(m.periodAggregation()).isEqualTo(Metric.PeriodAggregation.LAST);
                    assertThat(m.measure().measure()).isEqualTo("revenue");
                    assertThat(m.measure().filter()).isEqualTo(new Filter.Template("{{ Dimension('order__is_new') }}"));
                });
        assertThat(published.metric("repeat_rate").orElseThrow()).isInstanceOfSatisfying(Metric.Conversion.class, m -> {
            assertThat(m.base().measure()).isEqualTo("revenue");
            assertThat(m.conversion().filter())
                    .isEqualTo(new Filter.Template("{{ Dimension('order__is_new') }} = false"));
            assertThat(m.constantProperties()).isEqualTo(Map.of("channel", "channel"));
        });
    }

    @Test
    void timeSpinesAreTakenFromModelsAndFromTheSemanticManifest() {
        var spine = new TimeSpine(
                new Relation("marts", "days"), "day", TimeGranularity.DAY, Map.of("fiscal_quarter", "fiscal_quarter"));
        assertThat(manifestOf(Translation.of(resource("newest_spec.json"), null))
                        .timeSpines())
                .containsExactly(spine);
        var part = SemanticManifestReader.read(
                stream(
                        "{\"semantic_models\":[{\"name\":\"a\",\"node_relation\":"
                                + "{\"alias\":\"a\",\"schema_name\":\"s\"},\"entities\":[],\"dimensions\":[],\"measures\":"
                                + "[{\"name\":\"n\",\"agg\":\"count\",\"expr\":\"1\"}]}],\"metrics\":[],\"project_configuration\":"
                                + "{\"time_spine_table_configurations\":[{\"location\":\"s.t\",\"column_name\":\"d\",\"grain\":\"day\"}]}}"));
        var published = manifestOf(Translation.of(resource("newest_spec.json"), part));
        assertThat(published.timeSpines()).extracting(TimeSpine::column).containsExactly("day", "d");
        assertThat(published.metric("n")).isPresent();
        assertThat(published.metric("revenue")).isEmpty();
    }

    private static SemanticManifest manifestOf(Translation translation) {
        return SemanticManifest.of(translation.documents().toArray(new ai.datamind.semantic.model.ModelDocument[0]));
    }

    private static DbtManifest resource(String name) {
        return ManifestReader.read(TranslationTest.class.getResourceAsStream("/dbt/" + name));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
