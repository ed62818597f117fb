package ai.datamind.nl2sql.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One way to write a document: members in order of name, no white space, numbers without exponent and without zeros at their end. */
final class CanonicalJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private CanonicalJson() {}

    static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsString(plain(document)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not a JSON document", unwritable);
        }
    }

    static JsonNode read(byte[] text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** The document as whoever reads its text will have it: a double is a decimal then, a record a map. */
    static Map<String, Object> asRead(Map<String, Object> document) {
        try {
            return MAPPER.readValue(bytes(document), OBJECT);
        } catch (IOException impossible) {
            throw new IllegalStateException("what was written can be read", impossible);
        }
    }

    /** Through maps, because only maps are ordered by name. */
    private static Object plain(Object document) {
        return switch (document) {
            case Map<?, ?> map -> {
                Map<String, Object> plain = new TreeMap<>();
                map.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
                yield plain;
            }
            case List<?> list -> list.stream().map(CanonicalJson::plain).toList();
            case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            case Double number -> Double.isFinite(number) ? plain(BigDecimal.valueOf(number)) : number.toString();
            case Float number -> plain(number.doubleValue());
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> number;
            default -> plain(MAPPER.convertValue(document, Object.class));
        };
    }
}
