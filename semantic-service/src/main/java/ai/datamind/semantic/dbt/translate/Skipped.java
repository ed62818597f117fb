package ai.datamind.semantic.dbt.translate;

/** An element of dbt that was left out, and why. */
public record Skipped(String element, String reason) {}
