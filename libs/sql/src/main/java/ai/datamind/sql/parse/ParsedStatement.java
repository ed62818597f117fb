package ai.datamind.sql.parse;

import ai.datamind.sql.text.SqlText;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.statement.select.Select;

/** One query of which text and tree say the same. */
public final class ParsedStatement {
    private final SqlText text;
    private final AtomicReference<Select> tree;

    ParsedStatement(SqlText text, Select tree) {
        this.text = text;
        this.tree = new AtomicReference<>(tree);
    }

    public SqlText text() {
        return text;
    }

    /** For reading. A rewriter takes {@link #copy()}. */
    public Select tree() {
        Select unchanged = tree.get();
        return unchanged == null ? Parser.tree(text.value()) : unchanged;
    }

    /** A tree of the caller's own, to be changed freely: the first to ask takes the parsed one, others get it parsed again. */
    public Select copy() {
        Select taken = tree.getAndSet(null);
        return taken == null ? Parser.tree(text.value()) : taken;
    }
}
