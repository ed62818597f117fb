package ai.datamind.semantic.catalog;

import ai.datamind.semantic.document.ModelReader;
import ai.datamind.semantic.document.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.visibility.Visibility;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenDocumentsTest {

    private static final ModelDocument DOCUMENT = ModelReader.read("""
            name: wards
            semantic_models:
              - name: patients
                relation: clinic.patient
                dimensions:
                  - {name: illness, column: illness, labels: {E10: diabetes}}
                  - {name: ward, column: ward, labels: {W1: first floor}}
            """);

    @Test
    void the_values_of_a_hidden_column_are_left_out_and_no_others() {
        var policy =
                new TablePolicy("clinic", "patient", false, false, List.of(), List.of(), Set.of("illness"), Map.of());
        var sight =
                new Visibility("f", new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.of(policy), new byte[0]));

        String seen = ModelWriter.yaml(SeenDocuments.seen(DOCUMENT, sight));

        assertThat(seen).contains("first floor").doesNotContain("diabetes", "E10");
    }

    @Test
    void where_nothing_is_hidden_nothing_is_left_out() {
        assertThat(SeenDocuments.seen(DOCUMENT, Visibility.everything())).isEqualTo(DOCUMENT);
    }
}
