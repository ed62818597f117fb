package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.Visibility;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenDocumentTest {

    private static final ModelDocument DOCUMENT = ModelReader.read("""
            name: wards
            semantic_models:
              - name: patients
                relation: clinic.patient
                entities: [{name: patient, type: primary, column: id}]
                dimensions:
                  - {name: illness, column: illness, labels: {E10: diabetes}}
                  - {name: severe, expr: "illness in ('E11', 'E12')"}
                  - {name: ward, column: ward, labels: {W1: first floor}}
                measures:
                  - {name: thirteen, agg: sum, expr: "case when illness = 'E13' then 1 end"}
                  - {name: patients_count, agg: count, expr: '1'}
            metrics:
              - name: in_ward
                measure: patients_count
                filter: "{{ Dimension('patient__ward') }} = 'W2'"
              - name: fourteen
                measure: {name: patients_count, filter: "{{ Dimension('patient__illness') }} = 'E14'"}
              - name: share
                type: ratio
                numerator: {name: patients_count, filter: {dimension: illness, in: [E15]}}
                denominator: patients_count
            filters:
              - {name: sixteen, condition: {or: [{dimension: illness, like: 'E16%'}, {dimension: ward, op: '=', value: W3}]}}
            """);

    private static Visibility rowsHidden() {
        var policy = new TablePolicy("clinic", "patient", false, true, List.of(), List.of(), Set.of(), Map.of());
        return visibility(policy);
    }

    private static Visibility flagged(String column) {
        return visibility(new TablePolicy(
                "clinic",
                "patient",
                false,
                false,
                List.of(),
                List.of(),
                Set.of(),
                Map.of(column, Set.of(new ColumnFlag.DenyInPredicate()))));
    }

    private static Visibility visibility(TablePolicy policy) {
        return new Visibility("f", new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.of(policy), new byte[0]));
    }

    private static String seen(Visibility visibility) {
        return SeenDocument.of(DOCUMENT, SemanticManifest.of(), visibility)
                .map(ModelWriter::yaml)
                .orElse("");
    }

    @Test
    void no_value_of_a_hidden_column_is_left_and_those_of_others_are() {
        String seen = seen(flagged("illness"));

        assertThat(seen)
                .contains("first floor", "W1", "W2", "W3", "fourteen", "patient__illness", "severe")
                .doesNotContain("diabetes", "E10", "E11", "E12", "E13", "E14", "E15", "E16");
    }

    @Test
    void where_rows_are_hidden_no_value_is_left() {
        assertThat(seen(rowsHidden())).doesNotContain("W1", "W2", "W3", "E1").contains("in_ward");
    }

    @Test
    void a_denied_column_takes_along_what_is_defined_over_it() {
        String seen = seen(visibility(
                new TablePolicy("clinic", "patient", false, false, List.of(), List.of(), Set.of("illness"), Map.of())));

        assertThat(seen)
                .contains("in_ward", "W2")
                .doesNotContain("illness", "thirteen", "fourteen", "share", "sixteen");
    }

    @Test
    void a_denied_table_takes_the_document_along() {
        assertThat(seen(visibility(
                        new TablePolicy("clinic", "patient", true, false, List.of(), List.of(), Set.of(), Map.of()))))
                .isEmpty();
    }

    @Test
    void where_nothing_is_hidden_nothing_is_left_out() {
        assertThat(SeenDocument.of(DOCUMENT, SemanticManifest.of(DOCUMENT), Visibility.everything()))
                .contains(DOCUMENT);
        assertThat(Visibility.everything().hidesNothing()).isTrue();
        assertThat(rowsHidden().hidesNothing()).isFalse();
        assertThat(flagged("illness").hidesNothing()).isFalse();
    }

    @Test
    void what_another_warehouse_hides_is_hidden() {
        var other =
                visibility(new TablePolicy("clinic", "patient", true, false, List.of(), List.of(), Set.of(), Map.of()));
        Visibility both = Visibility.everything().and(other);

        assertThat(seen(both)).isEmpty();
        assertThat(both.hidesNothing()).isFalse();
        assertThat(both.table("clinic", "ward")).isTrue();
        assertThat(both.names()).isNotEqualTo(Visibility.everything().names());
    }

    /** Else every name of the one would be hidden wherever the other denies what it does not know. */
    @Test
    void what_another_warehouse_does_not_speak_of_is_decided_here() {
        var deniesAll = new Visibility("d", new PolicySet("1", DefaultEffect.DENY, Map.of(), List.of(), new byte[0]));

        assertThat(Visibility.everything().and(deniesAll).table("clinic", "patient"))
                .isTrue();
        assertThat(deniesAll.and(Visibility.everything()).table("clinic", "patient"))
                .isFalse();
    }
}
