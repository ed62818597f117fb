package ai.datamind.semantic.interpret;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions in English and German over the sample warehouse: the rows that come back are those of a statement written by hand. */
class SampleAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(1998, 8, 2);
    private static final double WANTED = 0.95;
    private static EmbeddedPostgres server;
    private static Connection db;
    private static Interpreter interpreter;

    private record Case(String gold, String question) {}

    private record Miss(String question, String understood, boolean warned) {}

    @BeforeAll
    static void load() throws SQLException {
        server = EmbeddedPostgres.temporary();
        var warehouse = new SampleWarehouse(server, "owner-secret", "reader-secret");
        warehouse.createRolesAndDatabase();
        warehouse.load(SampleWarehouse.SMALLEST_SCALE);
        db = server.connect(SampleWarehouse.DATABASE);
        try (var statement = db.createStatement()) {
            statement.execute("SET search_path = tpch");
        }
        SemanticManifest manifest = SampleModel.manifest();
        interpreter = Interpreters.interpreter(Publication.of(manifest, values(manifest)));
    }

    @AfterAll
    static void stop() throws SQLException {
        db.close();
        server.close();
    }

    private static ValueIndex values(SemanticManifest manifest) throws SQLException {
        var all = new ArrayList<ColumnValues>();
        for (SemanticModel model : manifest.models()) {
            for (var d : model.dimensions()) {
                if (d instanceof CategoricalDimension && d.dataType() == DataType.TEXT) {
                    String column = d.expression().asColumn().orElseThrow();
                    List<String> stored = AnswerRows.of(
                                    db,
                                    "SELECT " + column + "::text FROM " + model.relation() + " WHERE " + column
                                            + " IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1")
                            .column();
                    all.add(new ColumnValues(model.name(), d.name(), stored, true));
                }
            }
        }
        return new ValueIndex(all);
    }

    private static List<Case> cases(String file, int column) throws IOException {
        Map<String, String> pieces = new LinkedHashMap<>();
        var cases = new ArrayList<Case>();
        try (var lines = new BufferedReader(new InputStreamReader(
                SampleAnswersTest.class.getResourceAsStream("/interpret/" + file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                if (line.startsWith("@")) {
                    pieces.put("{" + cells[0].substring(1) + "}", cells[1]);
                } else if (!line.startsWith("#")) {
                    String gold = cells[0];
                    for (var piece : pieces.entrySet()) {
                        gold = gold.replace(piece.getKey(), piece.getValue());
                    }
                    cases.add(new Case(gold, cells[column]));
                }
            }
        }
        return cases;
    }

    private static List<Miss> misses(List<Case> cases) throws SQLException {
        var misses = new ArrayList<Miss>();
        for (Case c : cases) {
            AnswerRows gold = AnswerRows.of(db, c.gold());
            Interpretation i = interpreter.interpret(c.question(), TODAY);
            Reading best = i.readings().isEmpty() ? null : i.readings().get(0);
            boolean answered = i.outcome() == Outcome.READY;
            if (!answered || !AnswerRows.of(db, best.sql()).equals(gold)) {
                String understood = best == null ? i.message() : best.text() + " | " + best.sql();
                misses.add(new Miss(
                        c.question(),
                        i.outcome() + " " + understood,
                        !answered || !best.warnings().isEmpty()));
            }
        }
        return misses;
    }

    private static void answered(String file, int column) throws IOException, SQLException {
        List<Case> cases = cases(file, column);
        List<Miss> misses = misses(cases);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(misses).as("wrong without a warning").allMatch(Miss::warned);
        assertThat(1 - (double) misses.size() / cases.size()).as("%s", misses).isGreaterThanOrEqualTo(WANTED);
    }

    @Test
    void english_questions_get_the_rows_of_a_statement_written_by_hand() throws Exception {
        answered("sample-answers.tsv", 1);
    }

    @Test
    void what_things_are_and_have_is_told_of_each_one() throws Exception {
        answered("sample-details.tsv", 1);
    }

    @Test
    void german_questions_get_the_same_rows() throws Exception {
        answered("sample-answers.tsv", 2);
    }
}
