package ai.datamind.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Test cases kept as data: one YAML list per file in {@code cases/}. */
final class Cases {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Cases() {}

    static List<JsonNode> in(String file) {
        try (InputStream in = Cases.class.getResourceAsStream("/cases/" + file)) {
            List<JsonNode> cases = new ArrayList<>();
            YAML.readTree(in).forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException("cases/" + file, e);
        }
    }
}
