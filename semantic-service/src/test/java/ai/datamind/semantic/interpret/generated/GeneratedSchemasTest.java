package ai.datamind.semantic.interpret.generated;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.generate.ModelGenerator;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.Interpreters;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.metadata.facts.FactsCounter;
import ai.datamind.semantic.metadata.facts.FactsReader;
import ai.datamind.semantic.model.ModelDocument;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every schema is generated, loaded, described by nobody but the model generator, and asked. */
class GeneratedSchemasTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @Test
    void questions_over_schemas_that_nobody_described_get_the_right_rows() throws Exception {
        int[] seen = new int[2];
        int[] hidden = new int[2];
        Map<String, int[]> kinds = new TreeMap<>();
        try (var server = EmbeddedPostgres.temporary();
                Connection db = server.connect("postgres")) {
            int number = 0;
            for (Domain domain : Domain.all()) {
                for (NamingStyle style : NamingStyle.values()) {
                    number++;
                    if (((number - 1) / NamingStyle.values().length + number) % 2 == 0) {
                        continue;
                    }
                    var world = new World(domain, style, number % 3 != 0);
                    boolean read = (number / 2) % 2 == 0;
                    ask(db, world, read ? seen : hidden, read ? kinds : new TreeMap<>());
                }
            }
        }
        assertThat(seen[0] + hidden[0]).isGreaterThan(1_500);
        assertThat((double) seen[1] / seen[0])
                .as("read half, by kind %s", misses(kinds))
                .isGreaterThan(0.95);
        assertThat((double) hidden[1] / hidden[0]).as("half that is never read").isGreaterThan(0.93);
    }

    private static List<String> misses(Map<String, int[]> kinds) {
        return kinds.entrySet().stream()
                .filter(e -> e.getValue()[1] < e.getValue()[0])
                .map(e -> e.getKey() + " " + e.getValue()[1] + "/" + e.getValue()[0])
                .toList();
    }

    private static void ask(Connection db, World world, int[] score, Map<String, int[]> kinds) throws SQLException {
        try (var statement = db.createStatement()) {
            for (String sql : world.statements()) {
                statement.execute(sql);
            }
        }
        Interpreter interpreter = interpreter(db, world.schema);
        Interpreter again = interpreter(db, world.schema);
        for (Questions.Question q : Questions.about(world)) {
            Interpretation i = interpreter.interpret(q.text(), TODAY);
            assertThat(again.interpret(q.text(), TODAY)).as(q.text()).isEqualTo(i);
            boolean right = !i.readings().isEmpty()
                    && bag(db, i.readings().get(0).sql()).equals(bag(db, q.gold()));
            int[] kind = kinds.computeIfAbsent(q.kind(), k -> new int[2]);
            for (int[] counter : List.of(score, kind)) {
                counter[0]++;
                counter[1] += right ? 1 : 0;
            }
        }
    }

    static Interpreter interpreter(Connection db, String schema) {
        return interpreter(db, schema, UnaryOperator.identity());
    }

    /** Of the model that the generator proposes, as somebody changed it then. */
    static Interpreter interpreter(Connection db, String schema, UnaryOperator<SemanticModel> described) {
        RowSource rows = sql -> rows(db, sql);
        var counter = new FactsCounter(rows);
        var facts = FactsReader.read(rows).stream()
                .filter(t -> schema.equals(t.relation().schema()))
                .map(counter::count)
                .toList();
        ModelDocument proposed =
                ModelGenerator.propose("generated", facts, counter::inclusion).document();
        var manifest = SemanticManifest.of(new ModelDocument(
                proposed.name(),
                null,
                null,
                List.of(),
                proposed.category(),
                proposed.certification(),
                proposed.semanticModels().stream().map(described).toList(),
                proposed.metrics(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
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

    /** Rows as a bag, columns in any order, numbers rounded. */
    static List<String> bag(Connection db, String sql) {
        var all = new ArrayList<String>();
        for (List<String> row : rows(db, sql)) {
            var cells = new ArrayList<>(
                    row.stream().map(GeneratedSchemasTest::plain).toList());
            Collections.sort(cells);
            all.add(cells.toString());
        }
        Collections.sort(all);
        return all;
    }

    private static String plain(String cell) {
        return cell != null && cell.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(cell)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(cell);
    }
}
