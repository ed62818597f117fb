package ai.datamind.semantic.dbt.artifact;

import java.util.List;

/** Something outside of dbt that reads its models: a dashboard, a notebook, an application. */
public record DbtExposure(
        String uniqueId,
        String name,
        String label,
        String type,
        String maturity,
        String url,
        String owner,
        String description,
        List<String> dependsOn,
        String hash) {}
