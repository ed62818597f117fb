package ai.datamind.sql.govern;

import ai.datamind.sql.attack.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** golden.txt: few pairs, each to be read. Equality of meaning is the oracle's business. */
class GoldenTest {
    static Stream<Corpus.Pair> pairs() throws Exception {
        return Corpus.golden().stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void queryIsRewrittenLikeThis(Corpus.Pair pair) {
        assertThat(pair.fault()).isNull();
    }
}
