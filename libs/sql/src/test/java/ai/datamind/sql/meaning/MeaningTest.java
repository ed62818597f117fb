package ai.datamind.sql.meaning;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeaningTest {
    private static final CatalogSnapshot CATALOG = new CatalogSnapshot(
            "1",
            List.of("s"),
            Map.of(
                    new RelationName("s", "orders"),
                            table(
                                    "orders",
                                    "id integer",
                                    "customer integer",
                                    "placed date",
                                    "total numeric",
                                    "note text"),
                    new RelationName("s", "customer"), table("customer", "id integer", "name text", "nation text")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select count(*) from s.orders                                       | select count(o.id) as n from s.orders o
            select sum(total) from s.orders where placed >= date '1995-01-01' and placed < date '1996-01-01' | select sum(total) from s.orders where extract(year from placed) = 1995
            select sum(total) from s.orders where placed between '1995-01-01' and '1995-12-31' | select sum(total) from s.orders where placed >= date '1995-01-01' and placed < date '1996-01-01'
            select nation, count(*) from s.customer group by nation             | select c.nation as land, count(*) from s.customer c group by 1
            select count(*) from s.customer where nation = 'France'             | with c as (select * from s.customer) select count(*) from c where c.nation in ('france')
            select nation from s.customer where not nation = 'x'                | select nation from s.customer where nation <> 'X'
            select name from s.customer limit 5                                 | select name as who from s.customer order by 1 limit 5
            select date_trunc('month', placed), sum(total) from s.orders group by 1 | select extract(month from placed) as m, sum(total) from s.orders group by m""")
    void theSameIsSaidInSeveralWays(String one, String other) {
        assertThat(meaning(one).differences(meaning(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select count(*) from s.orders                                       | select count(*) from s.customer                        | tables
            select count(note) from s.orders                                    | select count(*) from s.orders                          | aggregates
            select count(distinct customer) from s.orders                       | select count(*) from s.orders                          | aggregates
            select sum(total) from s.orders                                     | select avg(total) from s.orders                        | aggregates
            select count(*) from s.customer where nation = 'France'             | select count(*) from s.customer where nation = 'Spain' | filters
            select count(*) from s.orders where total > 100                     | select count(*) from s.orders where total < 100        | filters
            select count(*) from s.orders where placed >= '1995-01-01'             | select count(*) from s.orders where placed <= '1995-01-01' | filters
            select count(*) from s.customer where nation = 'France'             | select count(*) from s.customer                        | filters
            select nation, count(*) from s.customer group by nation             | select name, count(*) from s.customer group by name    | grouping
            select date_trunc('month', placed), sum(total) from s.orders group by 1 | select date_trunc('year', placed), sum(total) from s.orders group by 1 | grouping
            select name from s.customer                                         | select nation from s.customer                          | columns
            select name from s.customer limit 5                                 | select name from s.customer limit 10                   | limit""")
    void aDifferenceIsNamed(String one, String other, String part) {
        assertThat(meaning(one).differences(meaning(other)))
                .extracting(Meaning.Difference::part)
                .containsExactly(part);
    }

    private static Meaning meaning(String sql) {
        return Meanings.of(Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))), CATALOG);
    }

    private static Relation table(String name, String... columns) {
        return new Relation(
                new RelationName("s", name),
                RelationKind.TABLE,
                Arrays.stream(columns)
                        .map(column -> column.split(" "))
                        .map(parts -> new Column(parts[0], parts[1], parts[0].equals("id")))
                        .toList(),
                List.of(),
                null,
                Set.of());
    }
}
