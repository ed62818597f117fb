package ai.datamind.sql.govern.predicate;

import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.ledger.OpenValues;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.scope.Types;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * The door of this room. A text without a query is read once and kept as a template; one with a query is read each time,
 * for what its tables are called and how they are filtered hangs on the statement.
 */
public final class PolicyText {
    private static final Kept<Key, PolicyTemplate> TEMPLATES =
            new Kept<>(2_000_000, (key, template) -> key.text().length() + template.length());

    private static final Set<String> QUERIES = Set.of("select", "values");

    /** All that a policy's printed text hangs on; of the subject, which attributes there are and which are lists. */
    private record Key(Relation relation, String text, Map<String, Boolean> attributes) {}

    /**
     * The row that a text is about.
     *
     * @param alias what it is called where the expression will stand
     * @param joined the text's queries may become joins
     */
    private record Row(Relation relation, String alias, boolean joined) {
        Reference opened(Resolution resolution) {
            Reference row = new Reference(resolution.tables().getFirst(), TablePolicy.open(relation.name()), alias);
            if (joined) {
                row.join();
            }
            return row;
        }
    }

    private final Ledger ledger;
    private final PolicyPasses passes;
    private final List<RelationName> within;

    /** @param within relations whose policies are being written; a policy may not need itself */
    public PolicyText(Ledger ledger, PolicyPasses passes, List<RelationName> within) {
        this.ledger = ledger;
        this.passes = passes;
        this.within = within;
    }

    /** A row filter, over the row as the reference reads it. */
    public Expression filter(Reference reference, String text) {
        return over(new Row(reference.source().relation(), reference.minted(), reference.joined()), text);
    }

    /** A mask: a value in the list of columns, of which the engine makes no join. */
    public Expression mask(Reference reference, String text) {
        return over(new Row(reference.source().relation(), reference.minted(), false), text);
    }

    private Expression over(Row row, String text) {
        RelationName name = row.relation().name();
        if (within.contains(name)) {
            throw new Rejected(Reason.BAD_POLICY, "the policy of " + name + " needs itself");
        }
        if (asks(text)) {
            return read(row, text, ledger.values());
        }
        Key key = new Key(row.relation(), text, ledger.policies().attributes());
        return TEMPLATES.orMake(key, () -> template(row, text)).at(row.alias(), ledger.values());
    }

    /** A query begins with one of these; where the word stands in a literal it is no harm to read the text each time. */
    private static boolean asks(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return QUERIES.stream().anyMatch(words::contains);
    }

    private PolicyTemplate template(Row row, String text) {
        OpenValues values = new OpenValues(0);
        Expression read = read(new Row(row.relation(), PolicyTemplate.ROW, row.joined()), text, values);
        // Kept, it would bring the names of this statement's tables into others.
        if (Trees.any(read, Select.class::isInstance)) {
            throw new Rejected(Reason.BAD_POLICY, "a query of a kind that policies may not hold");
        }
        return PolicyTemplate.of(read.toString(), values.all());
    }

    private Expression read(Row row, String text, OpenValues values) {
        RelationName name = row.relation().name();
        List<String> names = new ArrayList<>();
        String statement = "SELECT (" + Placeholders.numbered(text, names) + ") FROM " + name.quoted() + " AS "
                + Identifiers.quote(PolicyTemplate.ROW);
        try {
            Select tree = Firewall.postgresql().admit(statement).copy();
            Resolution resolution = Resolver.tree(tree, ledger.catalog());
            new Placeholders(names, ledger.policies(), values).replace(tree, new Types(resolution));
            RequireTotal.check(tree, resolution);
            List<RelationName> deeper = new ArrayList<>(within);
            deeper.add(name);
            passes.apply(resolution, row.opened(resolution), deeper);
            return ((PlainSelect) tree).getSelectItems().getFirst().getExpression();
        } catch (Rejected e) {
            if (e.reason() == Reason.MISSING_ATTRIBUTE || e.reason() == Reason.BAD_ATTRIBUTE) {
                throw e;
            }
            throw new Rejected(Reason.BAD_POLICY, "a policy of " + name + ": " + e.getMessage());
        }
    }
}
