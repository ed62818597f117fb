package ai.datamind.evaluation.generate;

import java.util.ArrayList;
import java.util.List;

/** What an expression may refer to at one place: qualified columns by type, with the outer levels' behind. */
final class Names {
    record Name(String sql, char type) {}

    private final List<Name> names = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    static Names of(Names outer) {
        Names names = new Names();
        if (outer != null) {
            names.names.addAll(outer.names);
            names.rows.addAll(outer.rows);
        }
        return names;
    }

    void add(String alias, List<Tables.Column> columns) {
        columns.forEach(c -> names.add(new Name(alias + "." + c.name(), c.type())));
        rows.add(alias);
    }

    /** A merged column of USING or NATURAL, without a qualifier. */
    void merged(String column, char type) {
        names.add(new Name(column, type));
    }

    List<Name> of(char type) {
        return names.stream().filter(n -> n.type() == type).toList();
    }

    List<Name> all() {
        return names;
    }

    /** Aliases of whole rows. */
    List<String> rows() {
        return rows;
    }
}
