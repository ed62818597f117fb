package ai.datamind.semantic.dbt.artifact;

import ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactStream;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** {@code run_results.json}: how each node of one invocation went. */
public record RunResults(String command, Instant generatedAt, List<Result> results) {

    private static final String FILE = "run_results.json";

    public enum Status {
        SUCCESS,
        PASS,
        WARN,
        FAIL,
        ERROR,
        SKIPPED
    }

    /**
     * {@code failures} counts the rows that broke a test. The message of dbt is left out: it may quote rows.
     */
    public record Result(String uniqueId, Status status, Long failures, double seconds, Instant completedAt) {}

    public static RunResults read(InputStream in) {
        var metadata = new AtomicReference<JsonNode>();
        var arguments = new AtomicReference<JsonNode>();
        var results = new ArrayList<Result>();
        var unfinished = new ArrayList<ObjectNode>();
        ArtifactStream.walk(
                FILE,
                in,
                Map.of(
                        "metadata", s -> metadata.set(s.entry("metadata")),
                        "args", s -> arguments.set(s.entry("args")),
                        "results", s -> s.eachItem(unfinished::add)));
        if (metadata.get() == null) {
            throw new ArtifactRejected(FILE, FILE + " has no metadata");
        }
        Instant generatedAt = Fields.instant(metadata.get(), "generated_at");
        unfinished.forEach(r -> results.add(result(r, generatedAt)));
        String command = arguments.get() == null ? null : Fields.text(arguments.get(), "which");
        return new RunResults(command, generatedAt, List.copyOf(results));
    }

    private static Result result(ObjectNode entry, Instant generatedAt) {
        String id = Fields.text(entry, "unique_id");
        // v1 and v2 of dbt 0.19 kept the whole node
        String named = id != null ? id : Fields.text(entry.path("node"), "unique_id");
        Instant completed = null;
        for (JsonNode step : entry.path("timing")) {
            Instant at = Fields.instant(step, "completed_at");
            completed = at == null ? completed : at;
        }
        return new Result(
                Fields.name(FILE, "a result", named),
                status(Fields.text(entry, "status")),
                Fields.number(entry, "failures"),
                entry.path("execution_time").asDouble(0),
                completed == null ? generatedAt : completed);
    }

    private static Status status(String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "success", "no-op", "partial success" -> Status.SUCCESS;
            case "pass" -> Status.PASS;
            case "warn" -> Status.WARN;
            case "fail" -> Status.FAIL;
            case "error", "runtime error" -> Status.ERROR;
            case "skipped" -> Status.SKIPPED;
            default -> throw new ArtifactRejected(FILE, FILE + ": a result has a status that dbt does not have");
        };
    }
}
