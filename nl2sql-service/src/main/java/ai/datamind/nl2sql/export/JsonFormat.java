package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One array of objects. */
final class JsonFormat implements RowFormat {
    private final ObjectMapper mapper;
    private boolean first = true;

    JsonFormat(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public byte[] head(List<RowColumn> columns) {
        return bytes("[");
    }

    @Override
    public byte[] rows(List<RowColumn> columns, List<Map<String, Object>> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 128);
        for (Map<String, Object> row : rows) {
            text.append(first ? "\n" : ",\n").append(object(row));
            first = false;
        }
        return bytes(text.toString());
    }

    @Override
    public byte[] tail() {
        return bytes("\n]\n");
    }

    private String object(Map<String, Object> row) {
        try {
            return mapper.writeValueAsString(row);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
