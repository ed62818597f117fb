package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.ModelQuality.Status;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How dbt is doing.
 *
 * @param status healthy, degraded (a model is failing or warned of), unknown (nothing was ever synchronised)
 * @param testsPassed null while no test has a result
 * @param lastRun time of the newest result
 * @param models by status
 * @param concerns the models that something is wrong with, at most 500
 * @param syncs the last report of each project
 */
@RegisterForReflection
public record DbtStatus(
        String status,
        boolean installed,
        List<String> projects,
        Boolean testsPassed,
        Instant lastRun,
        Map<String, Integer> models,
        List<ModelQuality> concerns,
        List<Map<String, Object>> syncs) {

    private static final int SHOWN = 500;

    static DbtStatus of(boolean installed, List<String> projects, List<ModelQuality> all, List<JsonObject> reports) {
        var models = new TreeMap<String, Integer>();
        all.forEach(q -> models.merge(q.status().name().toLowerCase(java.util.Locale.ROOT), 1, Integer::sum));
        List<ModelQuality> concerns = all.stream()
                .filter(q -> q.status() == Status.FAILING || q.status() == Status.WARNING)
                .toList();
        boolean tested = all.stream().anyMatch(q -> q.passed() + q.warned() + q.failed() > 0);
        return new DbtStatus(
                reports.isEmpty() ? "unknown" : concerns.isEmpty() ? "healthy" : "degraded",
                installed,
                projects,
                tested ? all.stream().allMatch(q -> q.failed() == 0) : null,
                all.stream()
                        .map(ModelQuality::checkedAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                models,
                concerns.stream().limit(SHOWN).toList(),
                reports.stream().map(JsonObject::getMap).toList());
    }
}
