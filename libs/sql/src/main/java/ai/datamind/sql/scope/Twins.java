package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;

/**
 * Two columns of one name in a query: a star means both, a name neither. {@code SELECT q.* FROM (SELECT a.id, b.id …) q}
 * → {@code SELECT q.id, q.g0q_2 AS id FROM (…) AS q(id, g0q_2)}.
 */
final class Twins {
    private Twins() {}

    /** Of two fields with one name, the second under a name that nobody can write. */
    static List<Field> apart(List<Field> fields) {
        Set<String> names = new HashSet<>();
        List<Field> apart = new ArrayList<>();
        for (Field field : fields) {
            apart.add(names.add(field.name()) ? field : field.named("g0q_" + (apart.size() + 1)));
        }
        return List.copyOf(apart);
    }

    /** Writes these names behind the source. */
    static void name(Source source) {
        if (source.query() == null) {
            throw new Rejected(Reason.UNSUPPORTED, "* over two columns of one name in " + source.alias());
        }
        Alias alias = new Alias(Identifiers.quote(source.alias()), true);
        alias.setAliasColumns(source.apart().stream()
                .map(f -> new Alias.AliasColumn(Identifiers.quote(f.name())))
                .toList());
        source.node().setAlias(alias);
    }
}
