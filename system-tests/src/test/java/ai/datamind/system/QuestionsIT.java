package ai.datamind.system;

import ai.datamind.local.gateway.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Questions in plain words against SQL written by hand, and questions that must not be answered. */
class QuestionsIT {
    private final RunningSuite suite = RunningSuite.get();

    @TestFactory
    Stream<DynamicTest> answersHaveTheRowsOfTheHandWrittenSql() {
        return Cases.in("answers.yaml").stream()
                .map(row -> dynamicTest(
                        row.path("question").asText() + " as " + row.path("as").asText(), () -> answered(row)));
    }

    @TestFactory
    Stream<DynamicTest> refusalsSayWhatIsWrong() {
        return Cases.in("refusals.yaml").stream()
                .map(row -> dynamicTest(
                        row.path("question").asText() + " as " + row.path("as").asText(), () -> refused(row)));
    }

    private void answered(JsonNode row) throws SQLException {
        Reply reply = suite.ask(row.path("as").asText(), row.path("question").asText());
        assertThat(reply.status()).as(reply.body().toPrettyString()).isEqualTo(200);
        JsonNode answer = reply.body();
        assertThat(answer.path("outcome").asText()).isEqualTo("ANSWERED");
        List<List<String>> expected = oracle(row.path("sql").asText());
        List<List<String>> actual = rows(answer);
        if (row.path("ordered").asBoolean()) {
            assertThat(actual).as(answer.path("sql").asText()).isEqualTo(expected);
        } else {
            assertThat(actual).as(answer.path("sql").asText()).containsExactlyInAnyOrderElementsOf(expected);
        }
        row.path("says").forEach(text -> assertThat(answer.toString()).containsIgnoringCase(text.asText()));
        row.path("does_not_say")
                .forEach(text -> assertThat(answer.toString()).doesNotContainIgnoringCase(text.asText()));
    }

    private void refused(JsonNode row) {
        Reply reply = suite.ask(row.path("as").asText(), row.path("question").asText());
        assertThat(reply.status())
                .as(reply.body().toPrettyString())
                .isEqualTo(row.path("status").asInt());
        row.path("says").forEach(text -> assertThat(reply.body().toString()).containsIgnoringCase(text.asText()));
        assertThat(reply.body().path("results").size()).isZero();
        if (row.has("outcome")) {
            assertThat(reply.body().path("outcome").asText())
                    .isEqualTo(row.path("outcome").asText());
        }
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("results").forEach(row -> {
            List<String> cells = new ArrayList<>();
            answer.path("columns").forEach(column -> {
                JsonNode cell = row.path(column.path("name").asText());
                cells.add(cell.isNumber() ? rounded(cell.decimalValue()) : cell.asText());
            });
            rows.add(cells);
        });
        return rows;
    }

    private List<List<String>> oracle(String sql) throws SQLException {
        try (Connection warehouse = suite.warehouse();
                ResultSet result = warehouse.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object cell = result.getObject(i);
                    cells.add(
                            cell instanceof Number number
                                    ? rounded(new BigDecimal(number.toString()))
                                    : String.valueOf(cell));
                }
                rows.add(cells);
            }
            assertThat(rows)
                    .as("the hand-written SQL finds something to compare with")
                    .isNotEmpty();
            return rows;
        }
    }

    /** Averages have more digits on one side than on the other. */
    private static String rounded(BigDecimal number) {
        return number.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
