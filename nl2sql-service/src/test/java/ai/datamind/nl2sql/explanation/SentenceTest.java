package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentenceTest {
    private static final RowColumn NATION = new RowColumn("nation", "text", false);
    private static final RowColumn REVENUE = new RowColumn("total_revenue", "numeric", false);

    @Test
    void oneValueIsSaid() {
        assertThat(Sentence.of(rows(List.of(REVENUE), row("total_revenue", new BigDecimal("12.50")))))
                .isEqualTo("Total revenue is 12.50.");
    }

    @Test
    void theExtremesOfAMeasureAreSaidWithTheirNames() {
        Rows rows = rows(
                List.of(NATION, REVENUE),
                row("nation", "FRANCE", "total_revenue", new BigDecimal("10.0")),
                row("nation", "PERU", "total_revenue", new BigDecimal("7.25")));
        assertThat(Sentence.of(rows)).isEqualTo("The highest total revenue is 10.0 (FRANCE), the lowest 7.25 (PERU).");
    }

    @Test
    void missingValuesAreNoExtremes() {
        Rows rows = rows(
                List.of(NATION, REVENUE),
                row("nation", "FRANCE", "total_revenue", null),
                row("nation", "PERU", "total_revenue", 7));
        assertThat(Sentence.of(rows)).isEqualTo("Total revenue is 7 throughout.");
    }

    @Test
    void aListIsCountedAndItsFirstRowsAreNamed() {
        Rows rows = rows(List.of(NATION), row("nation", "A"), row("nation", "B"), row("nation", "C"));
        assertThat(Sentence.of(rows)).isEqualTo("3 rows: A; B; C.");
    }

    @Test
    void keysAreNamesNotMeasures() {
        RowColumn key = new RowColumn("o_orderkey", "integer", false);
        Rows rows = rows(List.of(key), row("o_orderkey", 1), row("o_orderkey", 2));
        assertThat(ChartProposal.of(rows)).isEmpty();
        assertThat(Sentence.of(rows)).isEqualTo("2 rows: 1; 2.");
    }

    @Test
    void aSeriesInTimeIsALine() {
        RowColumn month = new RowColumn("month", "date", false);
        Rows rows = rows(
                List.of(month, REVENUE),
                row("month", "1995-01-01", "total_revenue", 1),
                row("month", "1995-02-01", "total_revenue", 2));
        assertThat(ChartProposal.of(rows).orElseThrow()).containsEntry("mark", Map.of("type", "line", "point", true));
    }

    private static Rows rows(List<RowColumn> columns, Map<?, ?>... rows) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> typed = (List<Map<String, Object>>) (List<?>) List.of(rows);
        return new Rows(columns, typed, false);
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
