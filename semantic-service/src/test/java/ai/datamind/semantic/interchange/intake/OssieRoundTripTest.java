package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.ModelDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OssieRoundTripTest {

    private static final int DOCUMENTS = 3_000;

    /** Out, through text, and in again: equal, and valid by the standard's schema on the way. */
    @Test
    void everyDocumentComesBackAsItLeft() throws JsonProcessingException {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            ModelDocument document = new RandomDocuments(seed).next();
            JsonNode exported = OssieExport.export(List.of(document), null);
            assertThat(OssieSchema.problems(exported))
                    .as("schema, seed %s", seed)
                    .isEmpty();
            Imported imported = OssieImport.read(ModelJson.JSON.readTree(exported.toString()));
            assertThat(imported.leftOut()).as("left out, seed %s", seed).isEmpty();
            assertThat(imported.documents().get(0)).as("seed %s", seed).isEqualTo(document);
        }
    }

    @Test
    void policiesTravelAlong() {
        JsonNode policies = ModelJson.JSON
                .createArrayNode()
                .add(ModelJson.JSON.createObjectNode().put("name", "eu"));
        JsonNode exported = OssieExport.export(List.of(new RandomDocuments(1).next()), policies);
        assertThat(OssieImport.read(exported).policies()).isEqualTo(policies);
    }
}
