package ai.datamind.sql.scope;

import java.util.List;

/** What a column reference means. */
public sealed interface Binding {
    /** A field of one source. */
    record ToField(Source source, Field field) implements Binding {}

    /** A column merged by USING or NATURAL; the first part gives the type. */
    record ToMerged(List<ToField> parts) implements Binding {
        public ToMerged {
            parts = List.copyOf(parts);
        }
    }

    /** An output column named in ORDER BY or GROUP BY. */
    record ToOutput(int position) implements Binding {}

    /** The row itself, by the name of its source. */
    record ToRow(Source source) implements Binding {}

    /** A word that PostgreSQL reads as a call without parentheses. */
    record ToKeyword(String type) implements Binding {}
}
