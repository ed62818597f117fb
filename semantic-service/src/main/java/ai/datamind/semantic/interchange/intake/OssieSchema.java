package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.FieldProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The interchange document's own JSON Schema, shipped with us: nothing is fetched. */
final class OssieSchema {

    private static final int SHOWN = 50;
    private static final JsonSchema SCHEMA = load();

    private OssieSchema() {}

    /** What is wrong, by path; empty when the document is valid. Messages name members, not their values. */
    static List<FieldProblem> problems(JsonNode document) {
        return SCHEMA.validate(document).stream()
                .limit(SHOWN)
                .map(m -> new FieldProblem(m.getInstanceLocation().toString(), m.getError()))
                .toList();
    }

    private static JsonSchema load() {
        var config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream in = OssieSchema.class.getResourceAsStream("/interchange/osi-schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in, config);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
