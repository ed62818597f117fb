package ai.datamind.semantic.interchange.foreign;

import ai.datamind.kit.problem.ProblemException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Text of strangers, YAML or JSON, as a tree. Anchors are refused: a few lines of them can mean more than memory holds. So
 * are depth without end, names that stand twice, and a second document.
 */
public final class ForeignYaml {

    private static final int LARGEST = 10_000_000;
    private static final int DEEPEST = 60;

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(limits())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private ForeignYaml() {}

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    /** @throws ProblemException 422 with the line and column of what cannot be read */
    public static JsonNode read(String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid("body", "must be a YAML or JSON document");
        }
        try {
            refuseAnchors(text);
            try (JsonParser parser = YAML.createParser(text)) {
                JsonNode tree = YAML.readTree(parser);
                if (parser.nextToken() != null) {
                    throw ProblemException.invalid("body", "must be one document");
                }
                return tree;
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw ProblemException.invalid("body", "is not readable YAML or JSON" + where)
                    .causedBy(broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void refuseAnchors(String text) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    throw ProblemException.invalid("body", "must not use anchors and aliases");
                }
            }
        }
    }

    /** A tree as YAML, for people. */
    public static String write(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
