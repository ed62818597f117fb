package ai.datamind.semantic.model.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RelationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders|null|orders",
                "shop.orders|shop|orders",
                "db.shop.orders|shop|orders",
                "\"my.shop\".\"or\"\"ders\"|my.shop|or\"ders",
                "shop.\"\"\"\"|shop|\"",
                "shop.\"a\"\".b\"|shop|a\".b"
            },
            nullValues = "null",
            quoteCharacter = '`')
    void quotedNamesAreReadAsTheyAreStored(String text, String schema, String table) {
        assertThat(Relation.parse(text)).isEqualTo(new Relation(schema, table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "a.b.c.d", "\"a", "a.\"\"", "\"a\"\"b"})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> Relation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThatThrownBy(() -> Relation.parse(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
