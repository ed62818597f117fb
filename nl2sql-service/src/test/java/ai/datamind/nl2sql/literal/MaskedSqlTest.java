package ai.datamind.nl2sql.literal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedSqlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "SELECT a1 FROM t2 WHERE b = 'it''s me' | SELECT a1 FROM t2 WHERE b = ?",
                "SELECT 1.5e3, x LIMIT 10 | SELECT ?, x LIMIT ?",
                "SELECT \"odd 'name' 1\" FROM t WHERE c = $1 | SELECT \"odd 'name' 1\" FROM t WHERE c = $1",
                "SELECT x FROM t WHERE d >= DATE '1995-01-01' | SELECT x FROM t WHERE d >= DATE ?",
                "SELECT x FROM t WHERE d <> $tag$ a 'secret' $tag$ | SELECT x FROM t WHERE d <> ?",
                "SELECT x /* not 'this' */ FROM t WHERE e = E'a\\n' AND x IN (1, -2) | SELECT x FROM t WHERE e = ? AND x IN (?, -?)"
            })
    void literalsAreQuestionMarks(String sql, String masked) {
        assertThat(MaskedSql.of(sql)).isEqualTo(masked);
    }

    @Test
    void aQuestionLosesTheValuesOfItsStatement() {
        String sql = "SELECT count(*) FROM c WHERE n = 'France' AND b > 5000 AND s LIKE '%building%' LIMIT 3";
        assertThat(MaskedSql.words("top 3 Building customers of FRANCE above 5000, not 50001", sql))
                .isEqualTo("top 3 … customers of … above …, not 50001");
    }
}
