package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.question.Aim;
import ai.datamind.nl2sql.question.Budget;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What may be asked for. Unknown members are refused. */
final class Requests {
    static final int LONGEST_QUESTION = 2_000;
    static final int LONGEST_SQL = 65_536;

    private Requests() {}

    /** @param provider the one that may answer; absent: the configured chain */
    record Ask(
            @NotBlank @Size(max = LONGEST_QUESTION) String question,
            @Size(max = 10_000) String context,
            @Size(max = 64) String projectId,

            @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be letters, digits, dots, dashes and underscores")
            String conversationId,

            @Size(max = 64) String provider,
            @Min(1) Integer limit,
            @Size(max = 64) String warehouse,
            Boolean async,
            @Valid Budget budget) {

        Aim aim() {
            return new Aim(provider, projectId, null);
        }

        static Ask of(String question) {
            return new Ask(question, null, null, null, null, null, null, null, null);
        }
    }

    /** Either {@code sql} or {@code query_id}. */
    record Execute(
            @Size(max = LONGEST_SQL) String sql,
            @Size(max = 64) String queryId,
            @Min(1) Integer limit,
            @Size(max = 100) List<Object> parameters,
            @Size(max = 64) String warehouse,
            Boolean async,

            @Pattern(regexp = "csv|json|xlsx|parquet", message = "must be csv, json, xlsx or parquet")
            String exportFormat,

            @Valid Budget budget) {

        List<Object> values() {
            return parameters == null ? List.of() : parameters;
        }
    }

    /** Raw SQL to be looked at, in the words of the twin endpoint. */
    record RawValidate(
            @NotBlank @Size(max = LONGEST_SQL) String query,
            @Size(max = 64) String warehouseId) {}

    /** A new attempt that is not run yet. */
    record Attempt(@NotBlank @Size(max = LONGEST_QUESTION) String naturalLanguageQuery) {}

    /** Raw SQL in the words of the twin endpoints. */
    record Raw(
            @NotBlank @Size(max = LONGEST_SQL) String query,
            @Min(1) Integer limit,
            @Size(max = 64) String warehouseId,
            @Size(max = 100) List<Object> parameters) {}

    record Validate(
            @NotBlank @Size(max = LONGEST_SQL) String query,
            @Size(max = 64) String warehouse) {}
}
