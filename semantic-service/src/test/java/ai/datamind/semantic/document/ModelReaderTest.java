package ai.datamind.semantic.document;

import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.metric.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelReaderTest {

    private static final String MODEL = """
            name: airline
            semantic_models:
              - name: flights
                relation: ops.flight
                default_time: departed
                entities:
                  - {name: flight, type: primary, columns: [carrier, number]}
                  - {name: airport, type: foreign, column: from_airport, role: origin}
                  - {name: airport, type: foreign, column: to_airport, role: destination}
                dimensions:
                  - {name: departed, type: time, column: departed_at, granularity: minute, data_type: timestamp}
                  - {name: state, column: st, data_type: text, labels: {C: cancelled}, synonyms: [status]}
                measures:
                  - {name: seats, agg: sum}
                  - {name: median_delay, agg: median, expr: delay / 60.0, unit: minutes}
            metrics:
              - {name: seats_per_flight, type: ratio, numerator: seats, denominator: {name: flight_total, filter: {dimension: state, op: '!=', value: C}}}
              - {name: flight_total, measure: {name: seats, fill_nulls_with: 0}, filter: "{{ Dimension('state') }} <> 'C'"}
              - {name: growth, type: derived, expr: now - before, inputs: [{name: seats, alias: now}, {name: seats, alias: before, offset_window: 1 month}]}
            filters:
              - {name: recent, condition: {dimension: departed, op: ">=", value: 2025-01-31}}
              - {name: busy, condition: {or: [{metric: seats, group_by: airport, op: ">", value: 100.5}, {not: {dimension: state, in: [C, D]}}]}}
            """;

    @Test
    void a_document_is_read_whole() {
        ModelDocument document = ModelReader.read(MODEL);
        var flights = document.semanticModels().get(0);
        assertThat(flights.entities()).extracting(Entity::link).containsExactly("flight", "origin", "destination");
        assertThat(flights.entities().get(0).expressions()).hasSize(2);
        assertThat(((CategoricalDimension) flights.dimension("state").orElseThrow()).labels())
                .containsEntry("C", "cancelled");
        assertThat(document.metrics().get(2)).isInstanceOf(Metric.Derived.class);
        assertThat(document.filters().get(1).condition()).isInstanceOf(Filter.Or.class);
    }

    @Test
    void what_is_written_is_read_back_equal() {
        ModelDocument document = ModelReader.read(MODEL);
        assertThat(ModelReader.read(ModelWriter.yaml(document))).isEqualTo(document);
    }

    @Test
    void json_is_read_as_well() {
        assertThat(ModelReader.read("{\"name\": \"empty\", \"tags\": [\"a\"]}").tags())
                .containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: primary        | type: primry         | 7  | primary
            agg: median          | agg: medium          | 15 |
            relation: ops.flight | relations: ops.flight| 4  | relation
            name: airline        | name: Airline        | 1  |
            role: origin         | role: flight         | 3  |
            delay / 60.0         | delay; drop table x  | 15 |
            delay / 60.0         | (select 1)           | 15 |
            delay / 60.0         | (delay / 60.0        | 15 |
            granularity: minute  | granularity: moment  | 11 |
            op: '!='             | op: '=>'             | 17 |
            """)
    void a_problem_has_its_place(String right, String wrong, int line, String suggestion) {
        var failure = catchThrowableOfType(InvalidDocument.class, () -> ModelReader.read(MODEL.replace(right, wrong)));
        assertThat(failure.problems()).isNotEmpty();
        assertThat(failure.problems()).anySatisfy(p -> {
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.column()).isPositive();
            assertThat(p.suggestion()).isEqualTo(suggestion);
        });
    }

    @Test
    void all_problems_are_told_at_once() {
        var failure = catchThrowableOfType(
                InvalidDocument.class,
                () -> ModelReader.read(
                        MODEL.replace("agg: median", "agg: medium").replace("agg: sum", "agg: add")));
        assertThat(failure.problems()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_bomb_of_references_is_refused() {
        var bomb = new StringBuilder("name: bomb\ntags: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("x").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", java.util.Collections.nCopies(10, "*a" + (i - 1))))
                    .append("]\n");
        }
        assertThat(catchThrowableOfType(InvalidDocument.class, () -> ModelReader.read(bomb.toString())))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"''", "'[1, 2]'", "'just text'", "'a: b: c'", "'---\nname: a\n---\nname: b'"})
    void what_is_no_model_is_refused(String text) {
        assertThat(catchThrowableOfType(InvalidDocument.class, () -> ModelReader.read(text))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void a_member_may_stand_once() {
        var failure = catchThrowableOfType(InvalidDocument.class, () -> ModelReader.read("name: a\nname: b\n"));
        assertThat(failure.problems()).isNotEmpty();
    }

    @Test
    void a_glossary_is_read_alone() {
        assertThat(ModelReader.readGlossary("terms:\n  - {term: A, definition: b, synonyms: [c]}\n"))
                .singleElement()
                .satisfies(t -> assertThat(t.synonyms()).isEqualTo(List.of("c")));
    }
}
