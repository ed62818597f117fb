package ai.datamind.sql.policy;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;

/** A limit on how a column may be used. */
public sealed interface ColumnFlag {
    /** May be shown, may not decide which rows or groups are seen: not in WHERE, ON, HAVING, GROUP BY, ORDER BY, windows. */
    record DenyInPredicate() implements ColumnFlag {}

    /** May only be aggregated, over groups of at least {@code least} rows. */
    record AggregateOnly(int least) implements ColumnFlag {}

    /** DENY_IN_PREDICATE or AGGREGATE_ONLY(5). */
    static ColumnFlag parse(String text) {
        if (text.equals("DENY_IN_PREDICATE")) {
            return new DenyInPredicate();
        }
        if (text.matches("AGGREGATE_ONLY\\(\\d{1,6}\\)")) {
            return new AggregateOnly(Integer.parseInt(text.substring("AGGREGATE_ONLY(".length(), text.length() - 1)));
        }
        throw new Rejected(Reason.BAD_POLICY, "unknown column flag");
    }
}
