package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents that mean harm are refused whole, or what they say stays inside quotes. */
class HostileDocumentTest {

    private static final String MODEL = """
            name: shop
            semantic_models:
              - name: sales
                relation: %s
                default_time: day
                dimensions:
                  - {name: day, type: time, column: day, data_type: date}
                  - {name: colour, column: '%s', data_type: text}
                measures:
                  - {name: takings, agg: sum, expr: '%s'}
            %s
            """;

    private static String model(String relation, String column, String expression, String more) {
        return MODEL.formatted(relation, column, expression, more);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sale'; drop table sale; --", "Sale\"; drop table sale; --", "naïve tâble", "select", "a b"})
    void hostile_names_stay_names(String name) {
        String quoted = "'\"" + name.replace("\"", "\"\"").replace("'", "''") + "\"'";
        var manifest = SemanticManifest.of(ModelReader.read(model(quoted, name.replace("'", "''"), "price", "")));

        String sql = new Compiler(manifest, new JoinGraph(manifest))
                .compile(MetricQuery.of(List.of("takings"), List.of(ElementRef.parse("colour"))))
                .sql();

        assertThat(sql).contains("\"" + name.replace("\"", "\"\"") + "\"");
        assertThat(Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price); drop table sale; --",
                "(select max(secret) from vault)",
                "price; select 1",
                "price /* open",
                "''unclosed",
                "price)) from vault"
            })
    void an_expression_that_is_more_than_one_value_is_refused(String expression) {
        assertThatThrownBy(() -> {
                    var manifest = SemanticManifest.of(ModelReader.read(model("sale", "colour", expression, "")));
                    String sql = new Compiler(manifest, new JoinGraph(manifest))
                            .compile(MetricQuery.of(List.of("takings"), List.of()))
                            .sql();
                    Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
                })
                .isInstanceOfAny(InvalidDocument.class, CompileRefusal.class, Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "Sales", "sales; drop", "é", "a__b c", "-"})
    void names_of_elements_are_plain(String name) {
        assertThatThrownBy(() -> ModelReader.read("name: shop\nmetrics:\n  - {name: '" + name + "', measure: takings}"))
                .isInstanceOf(InvalidDocument.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics: [{name: hen, type: derived, expr: egg, inputs: [{name: egg}]}, {name: egg, type: derived, expr: hen, inputs: [{name: hen}]}]",
                "metrics: [{name: mean, type: ratio, numerator: takings, denominator: nobody}]",
                "metrics: [{name: lost, measure: nobody}]",
                "metrics: [{name: shut, measure: takings, filter: {filter: nobody}}]",
                "filters: [{name: a, condition: {filter: b}}, {name: b, condition: {filter: a}}]\nmetrics: [{name: round, measure: takings, filter: {filter: a}}]",
                "hierarchies: [{name: places, levels: [colour, continent]}]"
            })
    void what_does_not_hold_together_is_not_published(String more) {
        var manifests = new Manifests();
        String source = model("sale", "colour", "price", more);
        var manifest = Manifests.together(1, "h", java.time.Instant.EPOCH, List.of(manifests.read(source)), List.of());

        assertThatThrownBy(() -> manifests.prove(manifest, source)).isInstanceOf(InvalidDocument.class);
    }

    @Test
    void a_name_stands_once_in_everything_that_is_published() {
        var first = ModelReader.read(model("sale", "colour", "price", ""));
        var second = ModelReader.read(model("sale", "colour", "price", "").replace("name: shop", "name: other"));

        assertThatThrownBy(() -> Manifests.together(1, "h", java.time.Instant.EPOCH, List.of(first, second), List.of()))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("defined twice");
    }

    @Test
    void a_text_of_fifty_megabytes_is_refused_before_it_is_read() {
        assertThatThrownBy(() -> ModelReader.read("name: shop\ndescription: " + "x".repeat(50_000_000)))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> ModelReader.read("name: shop\nmetrics: " + "[".repeat(10_000)))
                .isInstanceOf(InvalidDocument.class);
    }
}
