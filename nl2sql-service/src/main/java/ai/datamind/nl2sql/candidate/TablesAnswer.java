package ai.datamind.nl2sql.candidate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a model answers with when it chooses tables. A wrong answer is no failure: the likeliest tables are taken instead. */
record TablesAnswer(List<String> tables) {
    static TablesAnswer of(String text) {
        List<String> tables = new ArrayList<>();
        try {
            JsonNode answer = SqlAnswer.STRICT.readTree(SqlAnswer.unfenced(text.strip()));
            answer.path("tables").forEach(name -> tables.add(name.asText()));
        } catch (JsonProcessingException prose) {
            return new TablesAnswer(List.of());
        }
        return new TablesAnswer(tables);
    }
}
