package ai.datamind.kit.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    record Request(String text, List<String> texts, Map<String, String> byName, List<Object> anything) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\\u0000b\"}",
                "{\"texts\":[\"a\",\"\\u0000\"]}",
                "{\"by_name\":{\"a\":\"\\u0000\"}}",
                "{\"anything\":[1,\"\\u0000\"]}",
                "{\"anything\":[{\"a\":[\"\\u0000\"]}]}"
            })
    void aTextThatNoColumnCanHoldIsRefusedWhereverItStands(String body) {
        assertThatThrownBy(() -> json.readValue(body, Request.class))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("must not hold the character U+0000");
    }

    @Test
    void otherTextsStayAsTheyAre() throws Exception {
        Request read = json.readValue(
                "{\"text\":\"Zürich \\u0001 \uD83D\uDE00\",\"texts\":[null],\"by_name\":{},\"anything\":[\"a\",1]}",
                Request.class);

        assertThat(read.text()).isEqualTo("Zürich \u0001 \uD83D\uDE00");
        assertThat(read.texts()).containsOnlyNulls();
        assertThat(read.anything()).containsExactly("a", 1);
    }

    @Test
    void aNumberIsStillNoText() {
        assertThatThrownBy(() -> json.readValue("{\"text\":1}", Request.class))
                .isInstanceOf(JsonMappingException.class);
    }
}
