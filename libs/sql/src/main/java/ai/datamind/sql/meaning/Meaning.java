package ai.datamind.sql.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The parts of a statement that decide what it answers. Columns are {@code schema.table.column}.
 *
 * @param tables read, whatever the aliases
 * @param aggregates function and columns: {@code sum(s.t.a,s.t.b)}; {@code count(*)} for every count that cannot skip a null
 * @param grouping columns grouped by, with the unit of time where there is one: {@code s.t.day@month}
 * @param outputs columns of the result that are no aggregates
 * @param filters columns compared with constants: {@code s.t.name = france}
 * @param limit rows at most, or null
 */
public record Meaning(
        SortedSet<String> tables,
        SortedSet<String> aggregates,
        SortedSet<String> grouping,
        SortedSet<String> outputs,
        SortedSet<String> filters,
        Long limit) {

    /** One part in which two statements differ. */
    public record Difference(String part, String here, String there) {
        /** Both sides in words. */
        public String said() {
            return part + ": " + here + " here, " + there + " there";
        }
    }

    /** Empty where the two seem to ask for the same. */
    public List<Difference> differences(Meaning other) {
        List<Difference> found = new ArrayList<>();
        compare("tables", tables, other.tables, found);
        compare("aggregates", aggregates, other.aggregates, found);
        compare("grouping", grouping, other.grouping, found);
        if (aggregates.isEmpty() && other.aggregates.isEmpty()) compare("columns", outputs, other.outputs, found);
        compare("filters", filters, other.filters, found);
        if (limit == null ? other.limit != null : !limit.equals(other.limit)) {
            found.add(new Difference("limit", String.valueOf(limit), String.valueOf(other.limit)));
        }
        return List.copyOf(found);
    }

    private static void compare(String part, SortedSet<String> here, SortedSet<String> there, List<Difference> found) {
        if (here.equals(there)) return;
        SortedSet<String> mine = new TreeSet<>(here);
        mine.removeAll(there);
        SortedSet<String> theirs = new TreeSet<>(there);
        theirs.removeAll(here);
        found.add(new Difference(part, said(mine), said(theirs)));
    }

    private static String said(SortedSet<String> parts) {
        return parts.isEmpty() ? "nothing more" : String.join(", ", parts);
    }
}
