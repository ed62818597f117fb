package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Question;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
            @Size(max = 64) String conversationId,
            @Size(max = 64) String provider,
            @Min(1) Integer limit,
            @Size(max = 64) String warehouse,
            @Valid Budget budget) {

        static Ask of(String question) {
            return new Ask(question, null, null, null, null, null, null, null);
        }

        /** Fails with 422 for a provider that is not configured. */
        Question question(Bounds bounds, Caller by) {
            bounds.requireProvider(provider);
            return new Question(
                    bounds.asking(by, warehouse, limit, budget),
                    question.strip(),
                    provider,
                    projectId,
                    Question.Followed.NOTHING);
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
            @Valid Budget budget) {

        List<Object> values() {
            return parameters == null ? List.of() : parameters;
        }
    }

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
