package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.sql.SqlPrinter;
import ai.datamind.semantic.key.DeclaredKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The question whether rows repeat a key: SQL that gives one row where they do and none where they do not. */
public final class KeyQuery {

    private static final String ROWS = "stored";
    private static final String KEYS = "keys";
    private static final String FROM = "valid_from";
    private static final String TO = "valid_to";
    private static final String NEXT = "next_from";

    private KeyQuery() {}

    public static String sql(DeclaredKey key) {
        return SqlPrinter.print(key.validFrom() == null ? repeated(key) : overlapping(key));
    }

    private static Select repeated(DeclaredKey key) {
        var body = Select.from(new Source.Derived(rows(key).build(), KEYS)).item(Sql.number(1), "repeated");
        columns(key).forEach(c -> body.where(new Sql.IsNull(c, true)));
        return body.groupBy(columns(key))
                .having(Sql.infix(">", new Sql.CountRows(), Sql.number(1)))
                .limit(1)
                .build();
    }

    /** Rows that are valid at no time meet nothing. Of those in the order of their start, two that overlap are neighbours. */
    private static Select overlapping(DeclaredKey key) {
        Sql from = new Sql.Column(KEYS, FROM);
        Sql to = new Sql.Column(KEYS, TO);
        var stored = rows(key)
                .item(fragment(key.validFrom()), FROM)
                .item(fragment(key.validTo()), TO)
                .build();
        var valid = Select.from(new Source.Derived(stored, KEYS))
                .item(to, TO)
                .item(new Sql.Over(Sql.call("LEAD", from), columns(key), List.of(new Select.Order(from, false))), NEXT)
                .where(new Sql.IsNull(from, true))
                .where(Sql.infix("OR", new Sql.IsNull(to, false), Sql.infix("<", from, to)));
        columns(key).forEach(c -> valid.where(new Sql.IsNull(c, true)));
        Sql end = new Sql.Column("valid", TO);
        Sql next = new Sql.Column("valid", NEXT);
        return Select.from(new Source.Derived(valid.build(), "valid"))
                .item(Sql.number(1), "repeated")
                .where(new Sql.IsNull(next, true))
                .where(Sql.infix("OR", new Sql.IsNull(end, false), Sql.infix("<", next, end)))
                .limit(1)
                .build();
    }

    private static Select.Builder rows(DeclaredKey key) {
        var body = Select.from(new Source.Table(key.relation(), ROWS));
        for (int i = 0; i < key.parts().size(); i++) {
            body.item(fragment(key.parts().get(i)), "key_" + i);
        }
        return body;
    }

    private static Sql fragment(ai.datamind.semantic.model.sql.SqlExpression expression) {
        return new Sql.Fragment(expression, ROWS, Map.of());
    }

    private static List<Sql> columns(DeclaredKey key) {
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < key.parts().size(); i++) {
            columns.add(new Sql.Column(KEYS, "key_" + i));
        }
        return columns;
    }
}
