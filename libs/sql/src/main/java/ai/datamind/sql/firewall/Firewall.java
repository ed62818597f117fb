package ai.datamind.sql.firewall;

import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.parse.ParsedStatement;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import net.sf.jsqlparser.statement.select.Select;

/** The only maker of {@link AdmittedStatement}. */
public final class Firewall {
    private static final Firewall POSTGRESQL = new Firewall(NodeRules.load("nodes.txt"), Vocabulary.postgresql());
    /** Characters of statements kept; at worst, a token each, they hold seventy times that in memory. */
    private static final long KEPT_CHARACTERS = 1_000_000;

    private final Kept<String, AdmittedStatement> admitted = new Kept<>(KEPT_CHARACTERS, (sql, of) -> sql.length());
    private final NodeRules nodes;
    private final Vocabulary vocabulary;

    private Firewall(NodeRules nodes, Vocabulary vocabulary) {
        this.nodes = nodes;
        this.vocabulary = vocabulary;
    }

    public static Firewall postgresql() {
        return POSTGRESQL;
    }

    /** @throws Rejected NOT_ALLOWED, FUNCTION_NOT_ALLOWED, TYPE_NOT_ALLOWED, SYSTEM_CATALOG, TOO_DEEP, TOO_COMPLEX */
    public AdmittedStatement admit(ParsedStatement parsed) {
        Select tree = parsed.copy();
        new Walk(nodes, vocabulary).admit(tree);
        Grouping.check(tree);
        return new AdmittedStatement(parsed, tree);
    }

    /**
     * The same for a text. A verdict hangs on nothing but the text, its every character, so one that was admitted
     * before is not judged again; refusals are.
     *
     * @throws Rejected also TOO_LONG, BAD_TOKEN, NOT_PARSED, NOT_CONSUMED, NOT_A_QUERY
     */
    public AdmittedStatement admit(String sql) {
        return admitted.orMake(sql, () -> admit(Parser.parse(SqlText.of(sql))));
    }
}
