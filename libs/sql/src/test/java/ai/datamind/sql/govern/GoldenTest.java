package ai.datamind.sql.govern;

import ai.datamind.sql.attack.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** golden.txt: few pairs, each to be read. Equality of meaning is the oracle's business. */
class GoldenTest {
    record Pair(String query, String printed) {}

    static Stream<Pair> pairs() throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden.txt")) {
            List<Pair> pairs = new ArrayList<>();
            String query = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("> ")) {
                    query = line.substring(2);
                } else if (line.startsWith("< ")) {
                    pairs.add(new Pair(query, line.substring(2)));
                }
            }
            return pairs.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void queryIsRewrittenLikeThis(Pair pair) {
        assertThat(Fixture.govern(pair.query()).sql()).isEqualTo(pair.printed());
    }
}
