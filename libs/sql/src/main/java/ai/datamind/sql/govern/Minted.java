package ai.datamind.sql.govern;

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

/** Aliases of our own for every base table that is printed, so that the engine's plan can be held against them. */
final class Minted {
    private static final Pattern OURS = Pattern.compile("[gG]\\d+[qQ](_\\w*)?");
    private final Map<String, Set<RelationName>> aliases = new LinkedHashMap<>();
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final Map<String, List<Set<String>>> restrictions = new LinkedHashMap<>();
    private final Set<RelationName> viewParts = new HashSet<>();

    /** User text may not use names of this form. */
    static void refuseIn(SqlText text) {
        for (Token token : text.tokens()) {
            boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
            if (name && OURS.matcher(token.text()).matches()) {
                throw new Rejected(
                        Reason.NOT_ALLOWED, "names like " + token.text() + " are reserved", token.position());
            }
        }
    }

    String mint(Relation relation) {
        String alias = "g" + (aliases.size() + 1) + "q";
        Set<RelationName> shown = new HashSet<>(relation.children());
        shown.add(relation.name());
        if (relation.kind() == RelationKind.VIEW) {
            viewParts.addAll(relation.children());
        }
        aliases.put(alias, Set.copyOf(shown));
        return alias;
    }

    /** The condition that must stand in the level where this alias is scanned. */
    void filtered(String alias, String predicate) {
        filters.put(alias, predicate);
    }

    /** What a scan under this alias has to test. */
    void restricted(String alias, List<Set<String>> columns) {
        restrictions.put(alias, columns);
    }

    Map<String, List<Set<String>>> restrictions() {
        return restrictions;
    }

    Map<String, String> filters() {
        return filters;
    }

    Set<RelationName> viewParts() {
        return viewParts;
    }

    Map<String, Set<RelationName>> aliases() {
        return aliases;
    }
}
