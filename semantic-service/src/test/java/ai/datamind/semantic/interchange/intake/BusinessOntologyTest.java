package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.interchange.foreign.ForeignYaml;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class BusinessOntologyTest {

    @Test
    void wordsAndTheirDefinitionsAreAGlossary() {
        ModelDocument document =
                only("churn: Customers that left\nactive customer: Ordered within 90 days\nname: what we call it\n");
        assertThat(document.name()).isEqualTo("business_ontology");
        assertThat(document.glossary())
                .extracting(GlossaryTerm::term)
                .containsExactly("churn", "active customer", "name");
    }

    @Test
    void headingsSayWhatWordsReferTo() {
        Imported imported = read("""
                name: Retail
                owner: finance
                metrics:
                  revenue: {definition: Money in, synonyms: [turnover, sales], refers_to: net_sales, sql: SUM(x)}
                  odd: {synonyms: [x]}
                terms:
                  - {term: EMEA, definition: 'Europe, Middle East, Africa', owner: sales}
                """);
        assertThat(imported.documents().get(0).name()).isEqualTo("retail");
        assertThat(imported.documents().get(0).glossary())
                .containsExactly(
                        new GlossaryTerm("revenue", "Money in", "net_sales", List.of("turnover", "sales"), "finance"),
                        new GlossaryTerm("EMEA", "Europe, Middle East, Africa", null, List.of(), "sales"));
        assertThat(imported.leftOut()).extracting(LeftOut::element).containsExactly("revenue formula", "odd");
    }

    @Test
    void anInterchangeOntologyGivesTermsAndItsMappedDatasets() throws IOException {
        Path published = Path.of(System.getProperty("eval.dir", "../../shared/eval"), "ossie", "flights.yaml");
        assumeTrue(Files.exists(published), "needs the public evaluation set at " + published);
        Imported imported = read(Files.readString(published));
        assertThat(imported.documents()).hasSize(2);
        assertThat(imported.documents().get(0).glossary())
                .filteredOn(t -> t.term().equals("city"))
                .singleElement()
                .satisfies(t -> assertThat(t.definition()).contains("City is located in State."));
        assertThat(imported.documents().get(1).semanticModels()).hasSizeGreaterThan(5);
        assertThat(imported.leftOut()).extracting(LeftOut::reason).contains("a derivation is said by a metric here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a\n- b",
                "just text",
                "a: &x [1]\nb: *x",
                "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]",
                "a: 1\na: 2",
                "a: 'b\n---\nc: d",
                "a: b\n---\nc: d",
                "{a: {b: ",
                "metrics: [{definition: x}]",
                "ontology: [{type: EntityType}]"
            })
    void whatIsNoOntologyIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code().status()).isEqualTo(422));
    }

    @Test
    void depthWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(10_000))).isInstanceOf(ProblemException.class);
    }

    private static ModelDocument only(String text) {
        return read(text).documents().get(0);
    }

    private static Imported read(String text) {
        return BusinessOntology.read(ForeignYaml.read(text), "business_ontology");
    }
}
