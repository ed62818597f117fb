package ai.datamind.sql.catalog;

/** A column; {@code type} as the engine's format_type prints it, modifiers included: "character varying(25)". */
public record Column(String name, String type, boolean notNull) {}
