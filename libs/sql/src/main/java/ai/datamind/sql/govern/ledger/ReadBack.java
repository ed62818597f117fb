package ai.datamind.sql.govern.ledger;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * What we print, read by the same parser: same tokens, and every relation either a query of WITH or a table under an
 * alias minted for it. A pass that forgot a reference is found here, before the engine sees anything.
 */
public final class ReadBack {
    private ReadBack() {}

    public static void check(String sql, Minted minted) {
        Select tree = Parser.own(sql);
        filters(tree, minted);
        Set<Object> qualifiers = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> queries = new HashSet<>();
        Trees.everything(tree, node -> {
            if (node instanceof Column column && column.getTable() != null) {
                qualifiers.add(column.getTable());
            } else if (node instanceof WithItem<?> with) {
                queries.add(Identifiers.meant(with.getAliasName()));
            }
        });
        Trees.everything(tree, node -> {
            if (node instanceof Table table && !qualifiers.contains(table)) {
                check(table, queries, minted);
            }
        });
    }

    /** Each filtered alias is scanned in a level whose WHERE holds the filter's every conjunct. */
    private static void filters(Select tree, Minted minted) {
        Set<String> missing = new HashSet<>(minted.filters().keySet());
        Trees.everything(tree, node -> {
            if (node instanceof PlainSelect select && select.getFromItem() != null) {
                Set<String> here = new HashSet<>();
                scanned(select.getFromItem(), select.getJoins(), here);
                here.retainAll(minted.filters().keySet());
                Set<String> conditions = Conjuncts.texts(select.getWhere());
                for (String alias : here) {
                    String filter = minted.filters().get(alias);
                    if (!conditions.contains(filter)
                            && !conditions.containsAll(Conjuncts.texts(Snippets.expression(filter)))) {
                        throw new Rejected(Reason.UNSUPPORTED, "a reference was left without its filter");
                    }
                    missing.remove(alias);
                }
            }
        });
        if (!missing.isEmpty()) {
            throw new Rejected(Reason.UNSUPPORTED, "a filtered reference got lost");
        }
    }

    private static void scanned(FromItem first, List<Join> joins, Set<String> aliases) {
        switch (first) {
            case Table table
            when table.getAlias() != null ->
                aliases.add(Identifiers.meant(table.getAlias().getName()));
            case ParenthesedFromItem group -> scanned(group.getFromItem(), group.getJoins(), aliases);
            default -> {}
        }
        for (Join join : joins == null ? List.<Join>of() : joins) {
            scanned(join.getFromItem(), null, aliases);
        }
    }

    private static void check(Table table, Set<String> queries, Minted minted) {
        String name = Identifiers.meant(table.getName());
        boolean query = table.getSchemaName() == null && queries.contains(name);
        if (!query && !known(table, name, minted)) {
            throw new Rejected(Reason.UNSUPPORTED, "a reference was left without its policy");
        }
    }

    private static boolean known(Table table, String name, Minted minted) {
        if (table.getSchemaName() == null || table.getAlias() == null) {
            return false;
        }
        Set<RelationName> shown =
                minted.aliases().get(Identifiers.meant(table.getAlias().getName()));
        return shown != null && shown.contains(new RelationName(Identifiers.meant(table.getSchemaName()), name));
    }
}
