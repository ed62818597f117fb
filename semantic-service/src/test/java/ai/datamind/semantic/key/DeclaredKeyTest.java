package ai.datamind.semantic.key;

import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeclaredKeyTest {

    private static DeclaredKey key(String expression) {
        return new DeclaredKey(new Relation("hr", "salary"), List.of(new SqlExpression(expression)), null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "\"Id\"",
                "text",
                "id::text",
                "department || '-' || id",
                "department::text || id::text",
                "\"a\" || text::text"
            })
    void columns_strung_together_are_looked_at(String expression) {
        assertThat(key(expression).plain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case when amount > 5000 then 1 else id end",
                "nullif(amount, 5000)",
                "amount + id",
                "amount > 5000",
                "left(name, 1)",
                "amount::int",
                "id || (amount > 5000)::text",
                "amount | id",
                "5000",
                "current_user",
                "id || amount || 5",
                "-id"
            })
    void what_computes_is_not(String expression) {
        assertThat(key(expression).plain()).isFalse();
        assertThat(key("id").within(List.of(new SqlExpression(expression))).plain())
                .isFalse();
        assertThat(new DeclaredKey(
                                new Relation("hr", "salary"),
                                List.of(new SqlExpression("id")),
                                new SqlExpression(expression),
                                new SqlExpression("valid_to"))
                        .plain())
                .isFalse();
    }
}
