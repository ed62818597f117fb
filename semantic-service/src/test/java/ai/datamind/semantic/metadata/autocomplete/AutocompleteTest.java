package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import ai.datamind.semantic.model.sql.Relation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AutocompleteTest {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final AutocompleteIndex INDEX = new AutocompleteIndex(List.of(
            table(
                    "tpch",
                    "orders",
                    List.of(new Reference(
                            List.of("o_custkey"), new Relation("tpch", "customer"), List.of("c_custkey"))),
                    "o_orderkey",
                    "o_custkey",
                    "o_orderdate",
                    "comment"),
            table("tpch", "customer", List.of(), "c_custkey", "c_name", "comment"),
            table("tpch", "lineitem", List.of(), "l_orderkey", "l_quantity"),
            table("Odd One", "Order", List.of(), "Weird Name", "select")));

    /** The cursor is the bar; expected are the first suggestions, in order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "| # SELECT, WITH, VALUES",
                "se| # SELECT",
                "select 1; sel| # SELECT",
                "select * from or| # \"Odd One\".\"Order\", tpch.orders",
                "select * from tpch.o| # orders",
                "select * from tp| # tpch.",
                "select * from tpch.orders | # JOIN, LEFT JOIN, INNER JOIN",
                "select * from tpch.orders o w| # WHERE",
                "select * from tpch.orders o join | # tpch.customer",
                "select * from tpch.customer c join | # tpch.orders",
                "select * from tpch.orders o join tpch.customer c on | # o.o_custkey = c.c_custkey, o_orderkey",
                "select * from tpch.customer c join tpch.orders o on | # o.o_custkey = c.c_custkey",
                "select o.| from tpch.orders o # o_orderkey, o_custkey, o_orderdate, comment",
                "select o.o_orderd| from tpch.orders o # o_orderdate",
                "select o_or| from tpch.orders # o_orderkey, o_orderdate",
                "select date| from tpch.orders # date_trunc(, date_part(",
                "select custk| from tpch.orders # o_custkey",
                "select comment| from tpch.orders, tpch.customer # orders.comment, customer.comment",
                "select l_q| # l_quantity",
                "select count(| from tpch.lineitem # l_orderkey, l_quantity",
                "select * from tpch.lineitem where | # l_orderkey, l_quantity",
                "select * from tpch.lineitem where l_quantity | # AND, OR",
                "select * from tpch.lineitem where l_quantity > | # l_orderkey, l_quantity",
                "select * from tpch.lineitem group by l_| # l_orderkey, l_quantity",
                "select 2 * l_| from tpch.lineitem # l_orderkey, l_quantity",
                "select * from (select o.| from tpch.orders o) x # o_orderkey, o_custkey",
                "select * from tpch.customer c where exists (select 1 from tpch.orders o where c.c_n| # c_name",
                "select * from tpch.customer c where c_custkey in (sel| # SELECT",
                "with big as (select * from tpch.orders) select * from b| # big",
                "select o_or| from tpch.lineitem union select 1 from tpch.orders # ",
                "select \"W| # ",
                "select o.\"Weird Name\", o.| from \"Odd One\".\"Order\" o # \"Weird Name\", \"select\"",
                "select * from \"Odd One\".\"Order\" o where o.we| # \"Weird Name\""
            })
    void theLikeliestStandsFirst(String sql, String expected) {
        List<String> wanted = expected == null
                ? List.of()
                : Arrays.stream(expected.split(", (?![^(]*\\))")).toList();
        assertThat(suggest(sql)).startsWith(wanted.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'o_or|' from tpch.orders",
                "select 'o_or|",
                "select 1 -- o_or|",
                "select /* o_or| */ 1",
                "select * from tpch.orders limit |",
                "select nowhere.|"
            })
    void nothingIsSuggestedWhereNothingMayStand(String sql) {
        assertThat(suggest(sql)).isEmpty();
    }

    @Test
    void afterAClosedTextSuggestionsGoOn() {
        assertThat(suggest("select 'it''s' || c_n| from tpch.customer")).startsWith("c_name");
    }

    @Test
    void whatIsReplacedIsTheWordBeforeTheCursor() {
        assertThat(AutocompleteScan.at("select o_or", 11).from()).isEqualTo(7);
        assertThat(AutocompleteScan.at("select ", 7).from()).isEqualTo(7);
    }

    /** The work's own time: a busy machine makes everything late, whatever it is. */
    @Test
    void aLargeCatalogAnswersWithinTwentyMilliseconds() {
        var index = new AutocompleteIndex(IntStream.range(0, 10_000)
                .mapToObj(t -> table(
                        "s" + t % 20,
                        "fact_table_" + t,
                        List.of(),
                        IntStream.range(0, 20)
                                .mapToObj(c -> "col_" + c + "_of_" + t)
                                .toArray(String[]::new)))
                .toList());
        String sql =
                "select col|, x from s1.fact_table_1 a join s2.fact_table_2 b on a.col_1_of_1 = b.col_1_of_2 where ";
        var millis = new ArrayList<Double>();
        for (String text : List.of(sql, "select * from fact|", "select co|", "select a.| from s1.fact_table_1 a")) {
            for (int i = -100; i < 300; i++) {
                long started = CLOCK.getCurrentThreadCpuTime();
                int cursor = text.indexOf('|');
                assertThat(Autocomplete.suggest(index, AutocompleteScan.at(text.replace("|", ""), cursor), 20))
                        .isNotEmpty();
                if (i >= 0) {
                    millis.add((CLOCK.getCurrentThreadCpuTime() - started) / 1e6);
                }
            }
        }
        double p99 = millis.stream()
                .sorted()
                .skip(millis.size() * 99 / 100)
                .findFirst()
                .orElseThrow();
        assertThat(p99).isLessThan(20);
    }

    /** Any beginning of any text is read without failing. */
    @Test
    void everyPrefixOfAQueryCanBeCompleted() {
        String sql =
                "with a as (select \"x y\", 'o''k' from t.b /* c */ where (d > 1) -- e\n) select a.f, count(*) from a"
                        + " left join c on (a.g = c.h) group by 1 order by 2 desc limit 3; )) ' \" (";
        for (int i = 0; i <= sql.length(); i++) {
            for (int cursor = 0; cursor <= i; cursor++) {
                assertThat(Autocomplete.suggest(INDEX, AutocompleteScan.at(sql.substring(0, i), cursor), 20))
                        .isNotNull();
            }
        }
    }

    private static List<String> suggest(String sql) {
        int cursor = sql.indexOf('|', sql.contains("|| ") ? sql.indexOf("|| ") + 2 : 0);
        String text = sql.substring(0, cursor) + sql.substring(cursor + 1);
        return Autocomplete.suggest(INDEX, AutocompleteScan.at(text, cursor), 20).stream()
                .map(AutocompleteSuggestion::text)
                .toList();
    }

    private static TableFacts table(String schema, String name, List<Reference> references, String... columns) {
        return new TableFacts(
                new Relation(schema, name),
                "table",
                null,
                -1,
                0,
                Stream.of(columns)
                        .map(c -> new ColumnFacts(c, "text", true, null, -1, 0, false, List.of()))
                        .toList(),
                List.of(),
                List.of(),
                references);
    }
}
