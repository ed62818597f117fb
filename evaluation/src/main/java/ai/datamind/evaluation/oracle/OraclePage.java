package ai.datamind.evaluation.oracle;

import java.util.Map;

/** The report for people: what was compared, how it ended, what each ending means. */
final class OraclePage {
    private static final String HEAD = """
            # The oracle: rewritten queries against the engine's own row-level security

            Printed by `./datamind bench oracle --triples %s --seed %s --report docs/oracle.md`; not edited by hand.

            One PostgreSQL server holds the same rows several times. A triple is a generated query (joins of every kind,
            LATERAL, USING and NATURAL, VALUES, functions in FROM, sub-queries in every clause, WITH and WITH RECURSIVE, set
            operations, grouping sets, windows, DISTINCT ON, whole rows, aliases equal to table names), a generated policy set
            (permissive and restrictive filters, some asking other tables; masks; denied columns and tables; flags of columns; tables that no policy names allowed or not) and a subject.
            It is run

            - as a role under `CREATE POLICY` and column grants, or over security-barrier views where columns are masked;
            - rewritten by the library over plain tables (every fourth time with its plan certified first);
            - rewritten over tables whose hidden rows are others, and more of them: every value that no filter looks at
              makes casts, divisions, roots and calendars fail;
            - where columns have flags, over tables that differ in those columns alone: what may be shown but not decide
              must leave the rows and their other columns as they are, what may be seen in sums over three rows must not
              be seen where there are two.

            A failure of the rewritten statement alone counts as a leak unless the very same code comes of the visible rows
            alone, over tables that hold no hidden row, under one of 57 ways to turn the engine's plan; or comes as well beside as
            many hidden rows of nothing but NULL, on which nothing fails.

            | ending | triples | what it means |
            |---|---:|---|
            """;
    private static final String[][] ENDINGS = {
        {"equal", "the same rows"},
        {"denied_alike", "the engine denies a table or column, the library refuses it"},
        {
            "denied_unread",
            "refused for a denied name in a part nobody reads (an unused WITH query), which the engine skips"
        },
        {"failed_alike", "both fail with the same code"},
        {"failed_otherwise", "both fail, with different codes; ours comes of the visible rows alone"},
        {"native_failed", "only the engine's way fails: ours did not look at that expression"},
        {
            "own_failed",
            "only ours fails, and does without the hidden rows: a fence or a constant mask made the engine look at an expression it had passed over"
        },
        {"protected", "refused for a column's flag, of which the engine knows nothing"},
        {"summed", "a flag adds a condition to what is printed: only what must not be seen is compared"},
        {"refused_failing", "the library refuses what the engine fails on"},
        {"refused", "the library refuses, with a typed reason, what the engine lets pass"},
        {"unrunnable", "**fault**: what is printed is no statement to the engine"},
        {"different", "**fault**: other rows, or a denial that did not come"},
        {"leak", "**fault**: the outcome hangs on rows that the subject cannot see"},
        {"triples", "all of them"}
    };

    private OraclePage() {}

    static String of(Map<String, Object> figures) {
        StringBuilder page = new StringBuilder(HEAD.formatted(figures.get("triples"), figures.get("seed")));
        for (String[] ending : ENDINGS) {
            page.append("| ")
                    .append(ending[0].replace('_', ' '))
                    .append(" | ")
                    .append(figures.get(ending[0]))
                    .append(" | ")
                    .append(ending[1])
                    .append(" |\n");
        }
        page.append("\nWith other hidden rows ")
                .append(figures.get("hidden_rows_changed"))
                .append(" outcomes stayed what they were, with other values in flagged columns ")
                .append(figures.get("flagged_columns_changed"))
                .append("; ")
                .append(figures.get("plan_turned"))
                .append(" failed on another visible row, because the plan turned with the tables' size. ")
                .append(figures.get("narrowed"))
                .append(
                        " monotone queries (inner joins, UNION ALL, IN, EXISTS, ANY) under a narrower policy gave a subset, ")
                .append(figures.get("narrowed_gave_other_rows"))
                .append(" gave other rows. ")
                .append(figures.get("invalid"))
                .append(" generated queries were no statement to the engine, ")
                .append(figures.get("timed_out"))
                .append(" ran out of their second. The run took ")
                .append(figures.get("seconds"))
                .append(" seconds.\n\nReasons of the refusals:\n\n");
        ((Map<?, ?>) figures.get("refusals"))
                .forEach((why, many) ->
                        page.append("- ").append(many).append(" × ").append(why).append('\n'));
        return page.toString();
    }
}
