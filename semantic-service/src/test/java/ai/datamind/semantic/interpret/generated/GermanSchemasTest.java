package ai.datamind.semantic.interpret.generated;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.reading.Interpretation;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Schemas with English names, German synonyms in their models, German questions, executed rows. */
class GermanSchemasTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final double WANTED = 0.95;

    @Test
    void german_questions_get_the_right_rows_where_the_model_has_german_synonyms() throws Exception {
        int asked = 0;
        var misses = new ArrayList<String>();
        try (var server = EmbeddedPostgres.temporary();
                Connection db = server.connect("postgres")) {
            for (int i = 0; i < Domain.all().size(); i++) {
                NamingStyle style = NamingStyle.values()[i % NamingStyle.values().length];
                var world = new World(Domain.all().get(i), style, true);
                List<Questions.Question> questions =
                        GermanQuestions.about(world, Domain.german().get(i));
                asked += questions.size();
                misses.addAll(misses(db, world, Domain.german().get(i), questions));
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(120);
        assertThat(1 - (double) misses.size() / asked).as("%s", misses).isGreaterThanOrEqualTo(WANTED);
    }

    private static List<String> misses(Connection db, World world, Domain german, List<Questions.Question> questions)
            throws Exception {
        try (var statement = db.createStatement()) {
            for (String sql : world.statements()) {
                statement.execute(sql);
            }
        }
        Interpreter interpreter = GeneratedSchemasTest.interpreter(
                db, world.schema, new Described(world, GermanQuestions.synonyms(world.domain, german)));
        var misses = new ArrayList<String>();
        for (Questions.Question q : questions) {
            Interpretation i = interpreter.interpret(q.text(), TODAY);
            boolean right = !i.readings().isEmpty()
                    && GeneratedSchemasTest.bag(db, i.readings().get(0).sql())
                            .equals(GeneratedSchemasTest.bag(db, q.gold()));
            if (!right) {
                misses.add(q.kind() + ": " + q.text() + " → "
                        + (i.readings().isEmpty()
                                ? i.message()
                                : i.readings().get(0).text()));
            }
        }
        return misses;
    }
}
