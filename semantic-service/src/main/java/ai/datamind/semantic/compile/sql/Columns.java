package ai.datamind.semantic.compile.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The columns that a value is made of. */
public final class Columns {

    private Columns() {}

    public static Set<Sql.Column> of(Sql sql) {
        var found = new LinkedHashSet<Sql.Column>();
        collect(sql, found);
        return found;
    }

    private static void collect(Sql sql, Set<Sql.Column> found) {
        if (sql instanceof Sql.Column column) {
            found.add(column);
        } else if (sql instanceof Sql.Fragment fragment) {
            FragmentPrinter.columns(fragment).forEach(c -> collect(c, found));
        } else {
            parts(sql).forEach(part -> collect(part, found));
        }
    }

    private static Stream<Sql> parts(Sql sql) {
        return switch (sql) {
            case Sql.Call call -> call.arguments().stream();
            case Sql.Infix infix -> infix.parts().stream();
            case Sql.Not not -> Stream.of(not.part());
            case Sql.IsNull isNull -> Stream.of(isNull.part());
            case Sql.In in -> Stream.concat(Stream.of(in.part()), in.values().stream());
            case Sql.Cast cast -> Stream.of(cast.part());
            case Sql.Case choice ->
                Stream.of(choice.when(), choice.then(), choice.otherwise()).filter(java.util.Objects::nonNull);
            case Sql.Extract extract -> Stream.of(extract.part());
            case Sql.WithinGroup group -> Stream.of(group.order());
            case Sql.Over over -> Stream.concat(Stream.of(over.call()), over.partitionBy().stream());
            case Sql.Column column -> Stream.of();
            case Sql.Fragment fragment -> Stream.of();
            case Sql.Value value -> Stream.of();
            case Sql.CountRows rows -> Stream.of();
            case Sql.Interval interval -> Stream.of();
            case Sql.Scalar scalar -> Stream.of();
        };
    }
}
