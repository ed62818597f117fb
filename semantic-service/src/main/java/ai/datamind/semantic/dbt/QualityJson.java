package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.artifact.SourceFreshness.Freshness;
import ai.datamind.semantic.dbt.quality.ModelQuality;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A model's quality as it is kept. */
final class QualityJson {

    private QualityJson() {}

    static JsonObject write(ModelQuality quality) {
        return new JsonObject()
                .put("unique_id", quality.uniqueId())
                .put("schema", quality.schema())
                .put("relation", quality.relation())
                .put("status", quality.status().name())
                .put("tests", quality.tests())
                .put("passed", quality.passed())
                .put("warned", quality.warned())
                .put("failed", quality.failed())
                .put("failing", new JsonArray(quality.failing()))
                .put(
                        "freshness",
                        quality.freshness() == null ? null : quality.freshness().name())
                .put(
                        "checked_at",
                        quality.checkedAt() == null ? null : quality.checkedAt().toString());
    }

    static ModelQuality read(JsonObject kept) {
        String freshness = kept.getString("freshness");
        String checkedAt = kept.getString("checked_at");
        return new ModelQuality(
                kept.getString("unique_id"),
                kept.getString("schema"),
                kept.getString("relation"),
                ModelQuality.Status.valueOf(kept.getString("status")),
                kept.getInteger("tests"),
                kept.getInteger("passed"),
                kept.getInteger("warned"),
                kept.getInteger("failed"),
                kept.getJsonArray("failing").stream().map(String::valueOf).toList(),
                freshness == null ? null : Freshness.valueOf(freshness),
                checkedAt == null ? null : Instant.parse(checkedAt));
    }
}
