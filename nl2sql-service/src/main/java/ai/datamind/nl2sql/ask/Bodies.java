package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.ask.AskResponse.Answered;
import ai.datamind.nl2sql.ask.AskResponse.ColumnLineage;
import ai.datamind.nl2sql.ask.AskResponse.Generated;
import ai.datamind.nl2sql.ask.AskResponse.Lineage;
import ai.datamind.nl2sql.ask.AskResponse.Policies;
import ai.datamind.nl2sql.ask.AskResponse.Timing;
import ai.datamind.nl2sql.ask.AskResponse.Unclear;
import ai.datamind.nl2sql.ask.AskResponse.Understanding;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.explanation.Answer;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.warehouse.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the stages made, in the words of the HTTP contract. */
final class Bodies {
    private Bodies() {}

    static Answered answered(String question, Answer answer, StageLog log, List<String> notes) {
        Governed governed = answer.executed().governed();
        Candidate candidate = governed.optimized().checked().candidate();
        Optional<Understood> understood = understood(candidate);
        Rows rows = answer.executed().rows();
        return new Answered(
                candidate.asking().queryId(),
                answer.outcome(),
                question,
                candidate.sql(),
                answer.explanation(),
                understood.map(Understood::confidence).orElse(null),
                understood.map(Bodies::understanding).orElse(null),
                lineage(governed),
                policies(governed),
                warnings(understood, notes),
                null,
                understood.map(Understood::provider).orElse(null),
                rows.columns(),
                rows.rows(),
                rows.rows().size(),
                rows.truncated(),
                answer.executed().took().toNanos() / 1000 / 1000.0,
                answer.suggestions(),
                answer.chart(),
                timings(log),
                candidate.asking().caller().correlationId(),
                Instant.now());
    }

    static Generated generated(String question, Governed governed, StageLog log) {
        Candidate candidate = governed.optimized().checked().candidate();
        Optional<Understood> understood = understood(candidate);
        return new Generated(
                candidate.asking().queryId(),
                Outcome.ANSWERED,
                question,
                candidate.sql(),
                understood.map(made -> made.interpretation().reading().text()).orElse(null),
                understood.map(Understood::confidence).orElse(null),
                understood.map(Bodies::understanding).orElse(null),
                lineage(governed),
                policies(governed),
                warnings(understood, List.of()),
                null,
                understood.map(Understood::provider).orElse(null),
                timings(log),
                candidate.asking().caller().correlationId(),
                Instant.now());
    }

    static Unclear unclear(String queryId, String question, Refusal.Unclear refusal, StageLog log, String correlation) {
        return new Unclear(
                queryId,
                refusal.outcome(),
                question,
                refusal.detail(),
                refusal.clarification(),
                List.of(),
                List.of(),
                0,
                List.of(),
                timings(log),
                correlation,
                Instant.now());
    }

    static Lineage lineage(Governed governed) {
        List<ColumnLineage> columns = governed.certified().governed().outputColumns().stream()
                .map(column -> new ColumnLineage(
                        column.name(),
                        column.origins().stream()
                                .map(origin -> origin.relation().schema() + "."
                                        + origin.relation().name() + "." + origin.column())
                                .sorted()
                                .toList()))
                .toList();
        return new Lineage(governed.optimized().checked().tables(), columns);
    }

    private static Policies policies(Governed governed) {
        return new Policies(
                governed.decision().version(),
                governed.filteredTables(),
                governed.maskedColumns(),
                governed.policies());
    }

    private static Optional<Understood> understood(Candidate candidate) {
        return candidate.source() instanceof Understood understood ? Optional.of(understood) : Optional.empty();
    }

    private static Understanding understanding(Understood understood) {
        Interpretation made = understood.interpretation();
        Reading reading = made.reading();
        return new Understanding(
                reading.text(),
                made.model().name(),
                made.model().version(),
                reading.confidence(),
                reading.definitions(),
                reading.valueBindings(),
                reading.grain(),
                reading.joinPath(),
                made.others().stream().map(Reading::text).toList());
    }

    private static List<String> warnings(Optional<Understood> understood, List<String> notes) {
        List<String> warnings = new ArrayList<>(notes);
        understood.ifPresent(made -> warnings.addAll(made.warnings()));
        return warnings;
    }

    static List<Timing> timings(StageLog log) {
        return log.records().stream()
                .map(stage -> new Timing(stage.stage().wire(), stage.ms()))
                .toList();
    }
}
