package ai.datamind.semantic.interpret.lookup;

import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of this room, with the asker's policies in them. */
final class GovernedLookup {

    private GovernedLookup() {}

    /** The most frequent values of the rows that the asker may see. */
    static String sample(LookupColumn column, int rows, int values) {
        String name = SqlWords.quote(column.column());
        return String.format(
                Locale.ROOT,
                "SELECT seen.v FROM (SELECT CAST(%s AS text) AS v FROM %s.%s WHERE %s IS NOT NULL LIMIT %d) AS seen"
                        + " GROUP BY seen.v ORDER BY count(*) DESC, seen.v LIMIT %d",
                name,
                SqlWords.quote(column.schema()),
                SqlWords.quote(column.table()),
                name,
                rows,
                values + 1);
    }

    /** Spellings by equality, which an index can find. */
    static String equal(LookupColumn column, int spellings) {
        return find(
                column,
                " IN ("
                        + IntStream.rangeClosed(1, spellings)
                                .mapToObj(i -> "$" + i)
                                .collect(Collectors.joining(", ")) + ")");
    }

    /** Any spelling, whatever its case. */
    static String like(LookupColumn column) {
        return find(column, " ILIKE $1");
    }

    private static String find(LookupColumn column, String condition) {
        String name = SqlWords.quote(column.column());
        return "SELECT DISTINCT CAST(" + name + " AS text) AS v FROM " + SqlWords.quote(column.schema()) + "."
                + SqlWords.quote(column.table()) + " WHERE " + name + condition + " LIMIT 5";
    }

    /** Empty where the policies leave nothing that may be shown: a masked column's values are nobody's words. */
    static Optional<GovernedStatement> governed(String sql, CatalogSnapshot catalog, PolicySet policies) {
        try {
            var admitted = Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
            GovernedStatement governed = Governor.govern(admitted, catalog, policies, GovernOptions.rowLimit(0));
            boolean masked = governed.outputColumns().stream().anyMatch(c -> c.masked());
            return masked ? Optional.empty() : Optional.of(governed);
        } catch (Rejected refused) {
            return Optional.empty();
        }
    }
}
