package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.refusal.Clarification;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The bodies with status 200. */
public sealed interface AskResponse {
    String queryId();

    Outcome outcome();

    /** Rows with what they mean and how they were made. */
    @RegisterForReflection
    record Answered(
            String queryId,
            Outcome outcome,
            String question,
            String sql,
            String explanation,
            Double confidenceScore,
            Understanding interpretation,
            Lineage lineage,
            Policies policies,
            List<String> warnings,
            Clarification clarification,
            String provider,
            List<RowColumn> columns,
            List<Map<String, Object>> results,
            int rowsReturned,
            boolean truncated,
            double executionTimeMs,
            List<String> suggestions,
            Map<String, Object> chart,
            List<Timing> stages,
            String correlationId,
            Instant generatedAt)
            implements AskResponse {

        Answered withoutRows() {
            return new Answered(
                    queryId,
                    outcome,
                    question,
                    sql,
                    explanation,
                    confidenceScore,
                    interpretation,
                    lineage,
                    policies,
                    warnings,
                    clarification,
                    provider,
                    columns,
                    List.of(),
                    rowsReturned,
                    truncated,
                    executionTimeMs,
                    suggestions,
                    chart,
                    stages,
                    correlationId,
                    generatedAt);
        }
    }

    /** SQL that may run and did not. */
    @RegisterForReflection
    record Generated(
            String queryId,
            Outcome outcome,
            String question,
            String sql,
            String explanation,
            Double confidenceScore,
            Understanding interpretation,
            Lineage lineage,
            Policies policies,
            List<String> warnings,
            Clarification clarification,
            String provider,
            List<Timing> stages,
            String correlationId,
            Instant generatedAt)
            implements AskResponse {}

    /** Several readings, or none: nothing ran. */
    @RegisterForReflection
    record Unclear(
            String queryId,
            Outcome outcome,
            String question,
            String explanation,
            Clarification clarification,
            List<RowColumn> columns,
            List<Map<String, Object>> results,
            int rowsReturned,
            List<String> warnings,
            List<Timing> stages,
            String correlationId,
            Instant generatedAt)
            implements AskResponse {}

    /** How the question was understood, with the words of the model that were used. */
    @RegisterForReflection
    record Understanding(
            String text,
            String model,
            String modelVersion,
            double confidence,
            List<?> definitions,
            List<?> valueBindings,
            List<String> grain,
            List<String> joinPath,
            List<String> otherReadings) {}

    @RegisterForReflection
    record Lineage(List<String> tables, List<ColumnLineage> columns) {}

    @RegisterForReflection
    record ColumnLineage(String name, List<String> origins) {}

    @RegisterForReflection
    record Policies(String version, List<String> filteredTables, List<String> maskedColumns, List<String> applied) {}

    @RegisterForReflection
    record Timing(String stage, double ms) {}
}
