package ai.datamind.nl2sql.check;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.stage.StageOutput;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.AdmittedStatement;
import java.util.List;
import java.util.Map;

/** A candidate that is understood wholly and may be looked at further. */
public record Checked(
        Candidate candidate,
        AdmittedStatement admitted,
        CatalogSnapshot catalog,
        List<String> tables,
        List<String> columns)
        implements StageOutput {
    public Checked {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of("tables", tables, "columns", columns, "catalog_version", catalog.version());
    }

    static String print(RelationName name) {
        return name.schema() + "." + name.name();
    }
}
