package ai.datamind.nl2sql.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Records and rows as the text that is stored, with every digit kept. */
@Singleton
class Stored {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    Stored(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Map<String, Object> object(String text) {
        return text == null ? null : read(text, OBJECT);
    }

    List<Object> list(String text) {
        return text == null ? List.of() : read(text, LIST);
    }

    List<Map<String, Object>> rows(String text) {
        return read(text, ROWS);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
