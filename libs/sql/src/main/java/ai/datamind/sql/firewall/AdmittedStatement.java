package ai.datamind.sql.firewall;

import ai.datamind.sql.parse.ParsedStatement;
import ai.datamind.sql.text.SqlText;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.statement.select.Select;

/** A query made only of syntax, functions and types that are allowed. Names are not judged yet. */
public final class AdmittedStatement {
    private final ParsedStatement parsed;
    private final AtomicReference<Select> judged;

    AdmittedStatement(ParsedStatement parsed, Select judged) {
        this.parsed = parsed;
        this.judged = new AtomicReference<>(judged);
    }

    public SqlText text() {
        return parsed.text();
    }

    /** A tree of the caller's own, to be changed freely: the first to ask takes the very one that was judged. */
    public Select copy() {
        Select taken = judged.getAndSet(null);
        return taken == null ? parsed.copy() : taken;
    }
}
