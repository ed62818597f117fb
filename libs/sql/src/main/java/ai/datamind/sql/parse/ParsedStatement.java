package ai.datamind.sql.parse;

import ai.datamind.sql.text.SqlText;
import net.sf.jsqlparser.statement.select.Select;

/** One query of which text and tree say the same. */
public final class ParsedStatement {
    private final SqlText text;
    private final Select tree;

    ParsedStatement(SqlText text, Select tree) {
        this.text = text;
        this.tree = tree;
    }

    public SqlText text() {
        return text;
    }

    /** For reading. A rewriter takes {@link #copy()}. */
    public Select tree() {
        return tree;
    }

    /** A tree of its own, to be changed freely. */
    public Select copy() {
        return Parser.tree(text.value());
    }
}
