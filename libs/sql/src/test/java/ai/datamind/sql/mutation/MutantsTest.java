package ai.datamind.sql.mutation;

import ai.datamind.sql.attack.Corpus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A corpus that a mistake passes unseen proves nothing: each mutant must make a scenario or a golden pair fail. */
class MutantsTest {
    static Stream<Mutant> mutants() throws IOException {
        return Mutant.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsFound(Mutant mutant) throws Exception {
        assertThat(firstFault(mutant)).as(mutant.name()).isNotNull();
    }

    /** Else every mutant would be found for a fault of the harness. */
    @Test
    void withoutAMistakeNothingIsFound() throws Exception {
        assertThat(firstFault(new Mutant("none", Map.of()))).isNull();
    }

    /** A name that is gone would leave the classes as they are. */
    @Test
    void everyMutantChangesAMethodThatIsThere() throws Exception {
        for (Mutant mutant : Mutant.all()) {
            for (var change : mutant.changes().entrySet()) {
                List<String> methods = Stream.of(Class.forName(change.getKey()).getDeclaredMethods())
                        .map(java.lang.reflect.Method::getName)
                        .toList();
                assertThat(methods).containsAll(change.getValue().keySet());
            }
        }
    }

    private static String firstFault(Mutant mutant) throws Exception {
        Class<?> corpus = Class.forName(Corpus.class.getName(), true, new MutatedClasses(mutant));
        return (String) corpus.getMethod("firstFault").invoke(null);
    }
}
