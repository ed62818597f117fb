package ai.datamind.governance.decision;

/** @param schema and table, either of which may be {@code *} */
public record TableDecision(String schema, String table, Decision decision) {}
