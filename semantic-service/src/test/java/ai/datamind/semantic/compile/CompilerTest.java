package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.query.Comparison;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.time.Window;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.SqlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A shop with two roles of one dimension, two facts, a stock that is not additive, and metrics that make a circle. */
class CompilerTest {

    private static final SemanticManifest MANIFEST = SemanticManifest.of(ModelReader.read("""
        name: shop
        semantic_models:
          - name: cities
            relation: geo.city
            entities: [{name: city, type: primary, column: id}]
            dimensions: [{name: name, column: name, data_type: text}, {name: zip, column: zip, data_type: text}]
          - name: buyers
            relation: shop.buyer
            entities: [{name: buyer, type: primary, column: id}, {name: city, type: foreign, column: city_id}]
            dimensions: [{name: level, column: level, data_type: text}]
            measures: [{name: buyer_total, agg: count, expr: "1"}]
          - name: sales
            relation: shop."Sale"
            default_time: sold
            default_joins: {city: buyer__city}
            entities:
              - {name: sale, type: primary, column: id}
              - {name: buyer, type: foreign, column: buyer_id}
              - {name: city, type: foreign, column: store_city_id, role: store}
            dimensions:
              - {name: sold, type: time, column: sold_on, data_type: date}
              - {name: channel, column: channel, data_type: text}
            measures:
              - {name: takings, agg: sum, expr: price * "Quantity", unit: EUR}
              - {name: buyers_seen, agg: count_distinct, column: buyer_id}
          - name: stock
            relation: shop.stock
            default_time: counted
            entities: [{name: count, type: primary, column: id}, {name: city, type: foreign, column: city_id}]
            dimensions: [{name: counted, type: time, column: counted_on, data_type: date}]
            measures:
              - {name: on_hand, agg: sum, column: pieces, non_additive: {dimension: counted, choice: last}}
        metrics:
          - {name: egg, type: derived, expr: hen * 1, inputs: [{name: hen}]}
          - {name: hen, type: derived, expr: egg * 1, inputs: [{name: egg}]}
          - {name: last_month, type: derived, expr: earlier, inputs: [{name: takings, alias: earlier, offset_window: 1 month}]}
          - {name: takings_to_date, type: cumulative, measure: takings, grain_to_date: year, period_agg: last}
        filters:
          - {name: online, condition: {dimension: channel, value: web}}
        """));

    private static final Compiler COMPILER = new Compiler(MANIFEST, new JoinGraph(MANIFEST));

    private static MetricQuery ask(String metric, String... groupBys) {
        return MetricQuery.of(
                List.of(metric),
                List.of(groupBys).stream().map(ElementRef::parse).toList());
    }

    @Test
    void a_query_reads_like_one_written_by_hand() {
        var query = ask("takings", "city__name")
                .where(List.of(new Filter.Named("online")))
                .during(TimeRange.year(2025))
                .ordered(List.of(new OrderBy("takings", true)))
                .limited(Limit.of(5));
        CompiledQuery compiled = COMPILER.compile(query);
        assertThat(compiled.sql()).isEqualTo("""
            SELECT cities.name AS city__name, SUM(sales.price * sales."Quantity") AS takings
            FROM shop."Sale" AS sales
            LEFT JOIN shop.buyer AS buyers ON sales.buyer_id = buyers.id
            LEFT JOIN geo.city AS cities ON buyers.city_id = cities.id
            WHERE sales.channel = 'web' AND sales.sold_on >= DATE '2025-01-01' AND sales.sold_on < DATE '2026-01-01'
            GROUP BY cities.name
            ORDER BY takings DESC NULLS LAST, city__name
            LIMIT 5\
            """);
        assertThat(compiled.joinPath())
                .containsExactly("sales → buyers by buyer (many to one)", "buyers → cities by city (many to one)");
        assertThat(compiled.tables()).containsExactly("geo.city", "shop.Sale", "shop.buyer");
        assertThat(compiled.lineage().get(1).sources()).containsExactly("shop.Sale.Quantity", "shop.Sale.price");
        assertThat(compiled.columns().get(1).unit()).isEqualTo("EUR");
    }

    @Test
    void a_role_is_its_own_join() {
        String sql = COMPILER.compile(ask("takings", "store__name", "buyer__city__name"))
                .sql();
        assertThat(sql)
                .contains("LEFT JOIN geo.city AS store ON sales.store_city_id = store.id")
                .contains("LEFT JOIN geo.city AS cities ON buyers.city_id = cities.id");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, channel, UNKNOWN_METRIC",
        "takings, colour, UNKNOWN_ELEMENT",
        "buyer_total, channel, FAN_OUT",
        "egg, channel, CYCLIC_METRIC",
        "takings, channel__month, NOT_A_TIME",
        "takings, metric_time__hour, GRAIN_TOO_FINE",
        "takings, metric_time__season, UNKNOWN_ELEMENT",
        "last_month, channel, NO_TIME",
        "buyer_total, metric_time, NO_TIME",
    })
    void what_cannot_be_exact_is_refused_with_its_reason(String metric, String groupBy, Reason reason) {
        var refusal = catchThrowableOfType(CompileRefusal.class, () -> COMPILER.compile(ask(metric, groupBy)));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @Test
    void an_unknown_name_comes_with_its_nearest() {
        var refusal = catchThrowableOfType(CompileRefusal.class, () -> COMPILER.compile(ask("taking")));
        assertThat(refusal.candidates()).contains("takings");
    }

    @Test
    void one_word_for_two_parts_is_refused_and_both_are_named() {
        var query = MetricQuery.of(List.of("takings", "on_hand"), List.of(ElementRef.parse("city__name")));
        var refusal = catchThrowableOfType(CompileRefusal.class, () -> COMPILER.compile(query));
        assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_PATH);
        assertThat(refusal.candidates()).containsExactly("sale__buyer__city", "count__city");
    }

    @Test
    void nothing_asked_is_refused() {
        var refusal = catchThrowableOfType(
                CompileRefusal.class, () -> COMPILER.compile(MetricQuery.of(List.of(), List.of())));
        assertThat(refusal.reason()).isEqualTo(Reason.EMPTY_QUERY);
    }

    @Test
    void what_does_not_add_up_has_no_share() {
        var refusal = catchThrowableOfType(
                CompileRefusal.class,
                () -> COMPILER.compile(ask("buyers_seen", "channel").withShares(List.of("buyers_seen"))));
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void a_value_is_a_literal_and_nothing_else() {
        var filter = new Filter.Compare(
                ElementRef.parse("channel"), Filter.Comparison.EQUAL, Literal.of("x'; drop table sale; --"));
        assertThat(COMPILER.compile(ask("takings").where(List.of(filter))).sql())
                .contains("sales.channel = 'x''; drop table sale; --'");
    }

    @Test
    void a_number_beside_a_text_is_written_as_text() {
        var filter = new Filter.Compare(ElementRef.parse("store__zip"), Filter.Comparison.EQUAL, Literal.of(8001));
        assertThat(COMPILER.compile(ask("takings").where(List.of(filter))).sql())
                .contains("store.zip = '8001'");
    }

    @Test
    void a_grain_belongs_to_the_time_that_is_asked_for() {
        assertThat(COMPILER.compile(ask("takings", "sold").at("year")).grain()).containsExactly("sold__year");
        assertThat(COMPILER.compile(ask("takings").at("year")).grain()).containsExactly("metric_time__year");
    }

    @Test
    void equal_queries_give_equal_sql() {
        var query = ask("takings", "city__name", "metric_time__month");
        assertThat(new Compiler(MANIFEST, new JoinGraph(MANIFEST))
                        .compile(query)
                        .sql())
                .isEqualTo(COMPILER.compile(query).sql());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "takings",
                "buyers_seen",
                "on_hand",
                "takings_to_date",
                "last_month",
                "takings,buyers_seen",
                "takings,on_hand"
            })
    void what_is_compiled_passes_the_firewall(String metrics) {
        var query = MetricQuery.of(List.of(metrics.split(",")), List.of(ElementRef.parse("metric_time__month")))
                .where(List.of(new Filter.OnMetric(
                        metrics.split(",")[0], List.of(), Filter.Comparison.GREATER, Literal.of(1))))
                .limited(new Limit(3, List.of()));
        String sql = COMPILER.compile(query).sql();
        assertThatCode(() -> Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))))
                .as(sql)
                .doesNotThrowAnyException();
    }

    @Test
    void a_comparison_and_the_first_of_each_group_pass_the_firewall() {
        var compared = ask("takings", "metric_time__year").comparedTo(new Comparison(Window.parse("1 year")));
        var ranked = ask("takings", "channel", "store__name")
                .withShares(List.of("takings"))
                .limited(new Limit(2, List.of(ElementRef.parse("channel"))));
        for (var query : List.of(compared, ranked)) {
            String sql = COMPILER.compile(query).sql();
            assertThatCode(() -> Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))))
                    .as(sql)
                    .doesNotThrowAnyException();
        }
    }
}
