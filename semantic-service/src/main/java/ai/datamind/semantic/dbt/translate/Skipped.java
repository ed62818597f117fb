package ai.datamind.semantic.dbt.translate;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An element of dbt that was left out, and why. */
@RegisterForReflection
public record Skipped(String element, String reason) {}
