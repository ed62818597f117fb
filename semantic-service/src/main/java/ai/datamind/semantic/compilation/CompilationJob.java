package ai.datamind.semantic.compilation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code status} is running, succeeded (everything compiles), failed (see {@code problems}) or interrupted. A problem has the
 * members path, line, column, message and suggestion.
 */
@RegisterForReflection
public record CompilationJob(
        String jobId,
        String category,
        String status,
        Integer models,
        Integer metrics,
        Long tookMs,
        List<Map<String, Object>> problems,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {

    public CompilationJob {
        problems = List.copyOf(problems);
    }
}
