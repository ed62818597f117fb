package ai.datamind.testkit.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The published event contract: schemas and golden events of every version there ever was. */
public final class EventContract {
    private static final Path FOLDER = Path.of("..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventContract() {}

    /** Types such as ai.datamind.usage.recorded.v1 of these families. */
    public static List<String> typesOf(String... families) {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json") && name.startsWith("ai.datamind."))
                    .map(name -> name.replace(".schema.json", ""))
                    .filter(type -> Set.of(families).contains(type.split("\\.")[2]))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String golden(String type) {
        return text(FOLDER.resolve("golden").resolve(type + ".json"));
    }

    /** What is wrong with the payload; empty when it keeps the contract. */
    public static Set<ValidationMessage> problems(String type, String payload) {
        var strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(json(text(FOLDER.resolve(type + ".schema.json"))), strict);
        return schema.validate(json(payload));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
