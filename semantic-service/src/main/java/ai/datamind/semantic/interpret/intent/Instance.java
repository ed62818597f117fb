package ai.datamind.semantic.interpret.intent;

/** A table in one of its roles: the same table reached over another edge is another instance. */
public record Instance(int table, int via) {}
