package ai.datamind.semantic.metadata.facts;

import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.sql.catalog.RowSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** Looks into tables, within limits: how many different values, which are frequent, whether one table's values lie in another's. */
public final class FactsCounter {

    /** Rows of a table that are looked at. */
    private static final int ROWS = 200_000;

    private static final int SAMPLES = 50;
    private static final int LONGEST_SAMPLE = 200;

    private final RowSource source;

    public FactsCounter(RowSource source) {
        this.source = source;
    }

    /** One pass over (the first rows of) the table for counts, one small query a column for its frequent values. */
    public TableFacts count(TableFacts table) {
        return count(table, column -> true);
    }

    /** @param open which columns may be looked into; the others stay as they are */
    TableFacts count(TableFacts table, Predicate<ColumnFacts> open) {
        List<ColumnFacts> wanted = table.columns().stream().filter(open).toList();
        if (wanted.isEmpty()) {
            return table;
        }
        var select = new StringBuilder("select count(*)::text");
        wanted.forEach(c -> select.append(", count(")
                .append(quoted(c))
                .append(")::text")
                .append(", count(distinct ")
                .append(quoted(c))
                .append("::text)::text"));
        select.append(" from ").append(some(table));
        List<String> counts = source.rows(select.toString()).get(0);
        long rows = Long.parseLong(counts.get(0));
        boolean whole = rows < ROWS;
        var seen = new HashMap<String, ColumnFacts>();
        for (int i = 0; i < wanted.size(); i++) {
            ColumnFacts column = wanted.get(i);
            long present = Long.parseLong(counts.get(1 + 2 * i));
            long distinct = Long.parseLong(counts.get(2 + 2 * i));
            boolean once = column.unique() || (whole && rows > 0 && present == distinct && distinct > 1);
            seen.put(column.name(), column.counted(distinct, once, samples(table, column)));
        }
        return table.with(
                table.columns().stream()
                        .map(c -> seen.getOrDefault(c.name(), c))
                        .toList(),
                table.references());
    }

    private List<String> samples(TableFacts table, ColumnFacts column) {
        String sql = "select left(value, " + LONGEST_SAMPLE + ") from (select " + quoted(column)
                + "::text as value from " + some(table) + " where " + quoted(column)
                + " is not null) seen group by value order by count(*) desc, value limit " + SAMPLES;
        return source.rows(sql).stream().map(row -> row.get(0)).toList();
    }

    /** @return from 0 to 1, how many of the different values of one column also stand in the other; 0 where there are none */
    public double inclusion(Relation from, String column, Relation to, String toColumn) {
        String near = SqlWords.quote(column);
        String far = SqlWords.quote(toColumn);
        String sql = "select count(*)::text, count(b.value)::text from (select distinct " + near
                + "::text as value from (select " + near + " from " + table(from) + " where " + near
                + " is not null limit " + ROWS + ") x) a left join (select distinct " + far + "::text as value from "
                + table(to) + ") b on a.value = b.value";
        List<String> counts = source.rows(sql).get(0);
        long all = Long.parseLong(counts.get(0));
        return all == 0 ? 0 : Long.parseLong(counts.get(1)) / (double) all;
    }

    private static String quoted(ColumnFacts column) {
        return SqlWords.quote(column.name());
    }

    private static String some(TableFacts table) {
        return "(select * from " + table(table.relation()) + " limit " + ROWS + ") some_rows";
    }

    private static String table(Relation relation) {
        String name = SqlWords.quote(relation.table());
        return relation.schema() == null ? name : SqlWords.quote(relation.schema()) + "." + name;
    }
}
