package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.literal.MaskedSql;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.retrieval.Words;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.lineage.StatementLineage;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which texts one subject may see: none that is about, or names, a table or column hidden from them. A name is found in singular or
 * plural, with underscores or blanks; a hidden table called like an everyday word hides texts with that word, which errs on the safe
 * side.
 */
public final class Sight implements Predicate<Text> {
    private final CatalogSnapshot visible;
    private final Decision decision;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    private Sight(CatalogSnapshot visible, Decision decision) {
        this.visible = visible;
        this.decision = decision;
    }

    public static Sight of(CatalogSnapshot catalog, Decision decision) {
        Sight sight = new Sight(decision.visible(catalog), decision);
        Set<String> seen = new HashSet<>();
        for (Relation relation : catalog.relations().values()) {
            boolean table = sight.visible.relations().containsKey(relation.name());
            if (table) sight.tables.add(name(relation.name()));
            (table ? seen : sight.hidden).add(phrase(relation.name().name()));
            Set<String> denied = table ? denied(decision, relation) : Set.of();
            for (Column column : relation.columns()) {
                boolean shown = table && !denied.contains(column.name());
                if (shown) seen.add(phrase(column.name()));
                else if (table) sight.hidden.add(phrase(column.name()));
            }
        }
        sight.hidden.removeAll(seen);
        return sight;
    }

    public Decision decision() {
        return decision;
    }

    /** The catalog as the subject could know it. */
    public CatalogSnapshot visible() {
        return visible;
    }

    public boolean table(String schemaAndName) {
        return tables.contains(schemaAndName);
    }

    @Override
    public boolean test(Text text) {
        if (!tables.containsAll(text.tables())) return false;
        String words = phrase(text.title() + " " + text.body());
        return hidden.stream().noneMatch(words::contains)
                && (!text.kind().equals(TrainingPair.KIND) || resolves(text.body(), visible));
    }

    /**
     * The text as the subject may read it: a pair without its values where it reads a table whose rows, or a column whose values, are
     * not all shown to them. What {@link #test} lets through, and nothing else.
     */
    public Text told(Text text) {
        return text.kind().equals(TrainingPair.KIND) && hidesValues(text.body())
                ? new Text(
                        text.id(),
                        text.kind(),
                        MaskedSql.words(text.title(), text.body()),
                        MaskedSql.of(text.body()),
                        text.tables())
                : text;
    }

    private boolean hidesValues(String sql) {
        return StatementLineage.of(Firewall.postgresql().admit(sql), visible).reads().stream()
                .anyMatch(read ->
                        decision.limitsRows(read.relation()) || decision.hidesValues(read.relation(), read.column()));
    }

    /** One reading statement over what is visible. */
    public static boolean resolves(String sql, CatalogSnapshot visible) {
        try {
            return !Resolver.resolve(Firewall.postgresql().admit(sql), visible)
                    .outputColumns()
                    .isEmpty();
        } catch (Rejected notForThisSubject) {
            return false;
        }
    }

    private static Set<String> denied(Decision decision, Relation relation) {
        return decision.policies()
                .of(relation.name())
                .map(TablePolicy::deniedColumns)
                .orElse(Set.of());
    }

    private static String name(RelationName name) {
        return name.schema() + "." + name.name();
    }

    /** The words of a text or name between blanks, so that one is found in the other only as whole words. */
    private static String phrase(String text) {
        return " " + String.join(" ", Words.of(text)) + " ";
    }
}
