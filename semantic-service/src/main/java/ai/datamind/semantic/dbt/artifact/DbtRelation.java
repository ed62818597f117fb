package ai.datamind.semantic.dbt.artifact;

/** Where a node lives in the warehouse. {@code database} may be null, {@code schema} too for engines without schemas. */
public record DbtRelation(String database, String schema, String name) {

    @Override
    public String toString() {
        return (database == null ? "" : database + ".") + (schema == null ? "" : schema + ".") + name;
    }
}
