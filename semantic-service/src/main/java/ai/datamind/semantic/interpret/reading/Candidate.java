package ai.datamind.semantic.interpret.reading;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.confidence.Confidence;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** A reading with what speaks for and against it. {@code score} ranks; the confidence in the reading decides. */
public record Candidate(Reading reading, double score, List<Chunk> unknown) {

    /** Nothing of the question was left out. */
    public boolean whole() {
        return reading.warnings().isEmpty();
    }

    public static Candidate of(
            Vocabulary v, List<Token> tokens, Cover cover, Ask ask, Bound bound, SelectWriter.Written written) {
        List<Chunk> unknown = cover.chunks().stream().filter(Chunk::unknown).toList();
        var confidence = new Confidence(v, tokens, cover, ask, bound, written);
        double score = cover.weight()
                + 0.5 * bound.score()
                - 0.7 * confidence.unexplained()
                - 0.3 * written.joinCount()
                - (written.broken() ? 4 : 0)
                - 1.0 * confidence.failedChecks();
        var warnings = new ArrayList<>(bound.doubts());
        warnings.addAll(confidence.warnings());
        var bindings = new ArrayList<Reading.ValueBinding>();
        for (Bound.Binding b : bound.bindings()) {
            if (b.value() != null && b.column() >= 0) {
                bindings.add(new Reading.ValueBinding(
                        b.text(),
                        v.table(b.table()).name() + "." + v.column(b.column()).name(),
                        b.value()));
            }
        }
        var reading = new Reading(
                "r1",
                new Wording(v).text(bound.scope()),
                confidence.value(),
                Wording.intent(v, bound.scope()),
                written.sql(),
                "postgresql",
                new Wording(v).grain(bound.scope()),
                written.joins(),
                List.of(),
                written.tables(),
                bindings.stream().distinct().toList(),
                warnings);
        return new Candidate(reading, score, unknown);
    }
}
