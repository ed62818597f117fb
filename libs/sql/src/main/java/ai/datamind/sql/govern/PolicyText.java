package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.policy.PolicySet;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * A policy's own SQL (predicate or mask expression) made into a tree over one reference: parsed, admitted and resolved
 * like any statement, its placeholders turned into typed parameters, its queries governed in their turn.
 */
final class PolicyText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([A-Za-z0-9_.\\-]+)\\s*}");
    static final int FIRST_PLACEHOLDER = 900_000;

    private static final Kept<Key, PolicyTemplate> TEMPLATES =
            new Kept<>(2_000_000, (key, template) -> key.text().length() + template.length());

    /** All that a policy's printed text hangs on; of the subject, which attributes there are and which are lists. */
    private record Key(Relation relation, String text, Map<String, Boolean> attributes) {}

    private final Rewriting rewriting;
    private final PolicySet policies;
    private final List<RelationName> within;

    PolicyText(Rewriting rewriting, PolicySet policies, List<RelationName> within) {
        this.rewriting = rewriting;
        this.policies = policies;
        this.within = within;
    }

    /**
     * @param alias the minted alias that the row of {@code relation} has where the expression will stand
     * @param joined its queries may become joins
     */
    Expression over(Relation relation, String alias, String text, boolean joined) {
        if (within.contains(relation.name())) {
            throw new Rejected(Reason.BAD_POLICY, "the policy of " + relation.name() + " needs itself");
        }
        boolean query = text.toLowerCase(Locale.ROOT).contains("select");
        Key key = new Key(relation, text, policies.attributes());
        Optional<PolicyTemplate> known = query ? Optional.empty() : TEMPLATES.of(key);
        if (known.isPresent()) {
            return known.get().at(alias, rewriting.slots());
        }
        Slots open = query ? rewriting.slots() : new Slots(0);
        Expression read = read(relation, query ? alias : PolicyTemplate.ROW, text, open, joined);
        if (query) {
            return read;
        }
        if (hasQuery(read)) {
            return read(relation, alias, text, rewriting.slots(), joined);
        }
        PolicyTemplate template = PolicyTemplate.of(read.toString(), open.all());
        TEMPLATES.put(key, template);
        return template.at(alias, rewriting.slots());
    }

    private Expression read(Relation relation, String alias, String text, Slots slots, boolean joined) {
        List<String> names = new ArrayList<>();
        String statement = "SELECT (" + numbered(text, names) + ") FROM "
                + relation.name().quoted() + " AS " + Identifiers.quote(PolicyTemplate.ROW);
        try {
            return governed(relation, alias, admitted(statement).copy(), names, slots, joined);
        } catch (Rejected e) {
            if (e.reason() == Reason.MISSING_ATTRIBUTE || e.reason() == Reason.BAD_ATTRIBUTE) {
                throw e;
            }
            throw new Rejected(Reason.BAD_POLICY, "a policy of " + relation.name() + ": " + e.getMessage());
        }
    }

    private static AdmittedStatement admitted(String statement) {
        return Firewall.postgresql().admit(statement);
    }

    private Expression governed(
            Relation relation, String alias, Select tree, List<String> names, Slots slots, boolean joined) {
        Resolution resolution = Resolver.tree(tree, rewriting.catalog());
        new Placeholders(names, policies, slots).replace(tree, new Types(resolution));
        RequireTotal.check(tree, resolution);
        TablePolicy open = new TablePolicy(
                relation.name().schema(),
                relation.name().name(),
                false,
                false,
                List.of(),
                List.of(),
                java.util.Set.of(),
                java.util.Map.of());
        List<RelationName> deeper = new ArrayList<>(within);
        deeper.add(relation.name());
        Reference row = new Reference(resolution.tables().getFirst(), open, alias);
        if (joined) {
            row.join();
        }
        rewriting.policyPasses(resolution, row, deeper);
        return ((PlainSelect) tree).getSelectItems().getFirst().getExpression();
    }

    /** {@code ${user.id}} → {@code $900000}: a parameter the parser knows, outside every quote. */
    private static String numbered(String text, List<String> names) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder numbered = new StringBuilder();
        while (matcher.find()) {
            if (text.substring(0, matcher.start())
                                    .chars()
                                    .filter(c -> c == '\'')
                                    .count()
                            % 2
                    != 0) {
                throw new Rejected(Reason.BAD_POLICY, "a placeholder inside quotes");
            }
            names.add(matcher.group(1));
            matcher.appendReplacement(numbered, "\\$" + (FIRST_PLACEHOLDER + names.size() - 1));
        }
        return matcher.appendTail(numbered).toString();
    }

    /** How many tables the expression asks, at any depth. */
    static int tables(Expression expression) {
        int[] tables = {0};
        Trees.everything(expression, node -> {
            if (node instanceof Table table && table.getSchemaName() != null) {
                tables[0]++;
            }
        });
        return tables[0];
    }

    /** True where the expression asks other tables. */
    static boolean hasQuery(Expression expression) {
        boolean[] found = {false};
        Trees.everything(expression, node -> found[0] |= node instanceof Select);
        return found[0];
    }
}
