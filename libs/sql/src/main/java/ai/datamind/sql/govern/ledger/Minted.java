package ai.datamind.sql.govern.ledger;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.text.Token;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;

/** Aliases of our own for every base table that is printed, so that the engine's plan can be held against them. */
public final class Minted {
    private static final Pattern OURS = Pattern.compile("[gG]\\d+[qQ](_\\w*)?");
    private final CatalogSnapshot catalog;
    private final Map<String, Set<RelationName>> aliases = new LinkedHashMap<>();
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final Map<String, List<Set<String>>> restrictions = new LinkedHashMap<>();
    private final Set<RelationName> viewParts = new HashSet<>();
    private final Set<String> partlyIndexed = new HashSet<>();

    public Minted(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** User text may not use names of this form. */
    public static void refuseIn(SqlText text) {
        for (Token token : text.tokens()) {
            boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
            if (name && OURS.matcher(token.text()).matches()) {
                throw new Rejected(
                        Reason.NOT_ALLOWED, "names like " + token.text() + " are reserved", token.position());
            }
        }
    }

    public String mint(Relation relation) {
        String alias = "g" + (aliases.size() + 1) + "q";
        Set<RelationName> shown = new HashSet<>(relation.children());
        shown.add(relation.name());
        if (relation.kind() == RelationKind.VIEW) {
            viewParts.addAll(relation.children());
        }
        aliases.put(alias, Set.copyOf(shown));
        if (shown.stream().anyMatch(this::partlyIndexed)) {
            partlyIndexed.add(alias);
        }
        return alias;
    }

    /** A scan by such an index need not test what the index already tells. */
    private boolean partlyIndexed(RelationName name) {
        return catalog.relation(name).map(Relation::partlyIndexed).orElse(true);
    }

    /** The condition that must stand in the level where this alias is scanned, and that the scan has to test. */
    public void filtered(String alias, Expression predicate) {
        filters.put(alias, predicate.toString());
        if (!partlyIndexed.contains(alias)) {
            restrictions.put(alias, Restrictions.of(predicate));
        }
    }

    public Map<String, List<Set<String>>> restrictions() {
        return restrictions;
    }

    Map<String, String> filters() {
        return filters;
    }

    public Set<RelationName> viewParts() {
        return viewParts;
    }

    public Map<String, Set<RelationName>> aliases() {
        return aliases;
    }
}
