package ai.datamind.sql.firewall;

import ai.datamind.sql.parse.ParsedStatement;
import ai.datamind.sql.text.Rejected;

/** The only maker of {@link AdmittedStatement}. */
public final class Firewall {
    private static final Firewall POSTGRESQL = new Firewall(NodeRules.load("nodes.txt"), Vocabulary.postgresql());
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
        new Walk(nodes, vocabulary).admit(parsed.tree());
        Grouping.check(parsed.tree());
        return new AdmittedStatement(parsed);
    }
}
