package ai.datamind.sql.firewall;

import ai.datamind.sql.parse.ParsedStatement;
import ai.datamind.sql.text.SqlText;
import net.sf.jsqlparser.statement.select.Select;

/** A query made only of syntax, functions and types that are allowed. Names are not judged yet. */
public final class AdmittedStatement {
    private final ParsedStatement parsed;

    AdmittedStatement(ParsedStatement parsed) {
        this.parsed = parsed;
    }

    public SqlText text() {
        return parsed.text();
    }

    /** A tree of its own, to be changed freely. */
    public Select copy() {
        return parsed.copy();
    }
}
