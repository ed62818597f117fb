package ai.datamind.governance.pii;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/pii.csv", delimiter = '|', quoteCharacter = '~', numLinesToSkip = 1)
    void personal_data_is_masked_and_nothing_else(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
    }

    @Test
    void every_text_in_a_json_value_is_masked() {
        JsonObject detail = new JsonObject()
                .put("sql", "x = 'a@b.com'")
                .put("rows", 7)
                .put(
                        "tables",
                        new JsonArray().add("tpch.orders").add(new JsonObject().put("deep", "4111 1111 1111 1111")));

        assertThat(Masking.mask(detail).encode())
                .isEqualTo("{\"sql\":\"x = '[EMAIL]'\",\"rows\":7,\"tables\":[\"tpch.orders\",{\"deep\":\"[CARD]\"}]}");
    }
}
