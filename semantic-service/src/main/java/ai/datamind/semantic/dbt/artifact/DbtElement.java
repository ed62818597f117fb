package ai.datamind.semantic.dbt.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A semantic model, metric or saved query as dbt wrote it: its members differ between dbt's versions and are read where they
 * are translated.
 */
public record DbtElement(String uniqueId, String name, List<String> dependsOn, JsonNode body, String hash) {}
