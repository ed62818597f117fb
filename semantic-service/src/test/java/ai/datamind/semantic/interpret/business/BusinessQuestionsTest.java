package ai.datamind.semantic.interpret.business;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.generate.ModelGenerator;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.Interpreters;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.metadata.facts.FactsCounter;
import ai.datamind.semantic.metadata.facts.FactsReader;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.sql.catalog.RowSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Durations, arithmetic, definitions, shares and rankings over worlds that nobody described. */
class BusinessQuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    /** Of some fifty questions in each of the two tests. */
    private static final int MOST_UNSURE = 4;

    @Test
    void every_construction_gives_the_rows_of_its_statement_in_every_world() throws Exception {
        var misses = new ArrayList<String>();
        var unsure = new ArrayList<String>();
        try (var server = EmbeddedPostgres.temporary();
                Connection db = server.connect("postgres")) {
            for (Trade trade : Trade.all()) {
                misses.addAll(misses(db, trade.schema(), trade.statements(), BusinessQuestions.about(trade), unsure));
            }
        }
        assertThat(misses).isEmpty();
        assertThat(unsure).as("understood and asked back all the same").hasSizeLessThanOrEqualTo(MOST_UNSURE);
    }

    @Test
    void tables_without_any_key_are_asked_as_if_they_had_one() throws Exception {
        var misses = new ArrayList<String>();
        var unsure = new ArrayList<String>();
        try (var server = EmbeddedPostgres.temporary();
                Connection db = server.connect("postgres")) {
            for (Ground ground : Ground.all()) {
                misses.addAll(misses(db, ground.schema(), ground.statements(), ground.questions(), unsure));
            }
        }
        assertThat(misses).isEmpty();
        assertThat(unsure).as("understood and asked back all the same").hasSizeLessThanOrEqualTo(MOST_UNSURE);
    }

    private static List<String> misses(
            Connection db,
            String schema,
            List<String> statements,
            List<BusinessQuestions.Question> questions,
            List<String> unsure)
            throws SQLException {
        try (var statement = db.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        Interpreter interpreter = interpreter(db, schema);
        var misses = new ArrayList<String>();
        for (BusinessQuestions.Question q : questions) {
            Interpretation i = interpreter.interpret(q.text(), q.instructions(), TODAY);
            String sql = i.readings().isEmpty() ? "" : i.readings().get(0).sql();
            if (sql.isEmpty() || !bag(db, sql).equals(bag(db, q.gold()))) {
                misses.add(q.kind() + " | " + q.text() + " | " + sql);
            } else if (i.outcome() != Outcome.READY) {
                unsure.add(q.text());
            }
        }
        return misses;
    }

    private static Interpreter interpreter(Connection db, String schema) {
        RowSource rows = sql -> rows(db, sql);
        var counter = new FactsCounter(rows);
        var facts = FactsReader.read(rows).stream()
                .filter(t -> schema.equals(t.relation().schema()))
                .map(counter::count)
                .toList();
        var manifest = SemanticManifest.of(
                ModelGenerator.propose("business", facts, counter::inclusion).document());
        var values = new ArrayList<ColumnValues>();
        for (SemanticModel model : manifest.models()) {
            model.dimensions()
                    .forEach(d -> d.expression()
                            .asColumn()
                            .ifPresent(column -> values.add(
                                    new ColumnValues(model.name(), d.name(), values(rows, model, column), true))));
        }
        return Interpreters.interpreter(Publication.of(manifest, new ValueIndex(values)));
    }

    private static List<String> values(RowSource rows, SemanticModel model, String column) {
        String sql = "SELECT DISTINCT \"" + column + "\"::text FROM \""
                + model.relation().schema() + "\".\"" + model.relation().table() + "\" WHERE \"" + column
                + "\" IS NOT NULL ORDER BY 1";
        return rows.rows(sql).stream().map(r -> r.get(0)).toList();
    }

    private static List<List<String>> rows(Connection db, String sql) {
        try (var statement = db.createStatement();
                var r = statement.executeQuery(sql)) {
            var all = new ArrayList<List<String>>();
            while (r.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    row.add(r.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            return List.of(List.of("does not run: " + e.getMessage()));
        }
    }

    private static List<String> bag(Connection db, String sql) {
        var all = new ArrayList<String>();
        for (List<String> row : rows(db, sql)) {
            var cells = new ArrayList<>(
                    row.stream().map(BusinessQuestionsTest::plain).toList());
            Collections.sort(cells);
            all.add(cells.toString());
        }
        Collections.sort(all);
        return all;
    }

    private static String plain(String cell) {
        return cell != null && cell.matches("-?\\d+\\.\\d+(E-?\\d+)?")
                ? new BigDecimal(cell)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(cell);
    }
}
