package ai.datamind.nl2sql.govern;

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
                "SELECT x FROM t WHERE d >= DATE '1995-01-01' | SELECT x FROM t WHERE d >= DATE ?"
            })
    void literalsAreQuestionMarks(String sql, String masked) {
        assertThat(MaskedSql.of(sql)).isEqualTo(masked);
    }
}
