package ai.datamind.sql.optimize;

import ai.datamind.sql.catalog.RelationName;
import java.util.List;

/** A reference that was left out, and why no row of the result can tell. */
public record Removal(RelationName relation, String alias, Proof proof) {
    public Removal {
        if (proof == null) {
            throw new IllegalArgumentException("nothing is left out without a proof");
        }
    }

    /** What was proved; each names the columns it rests on. */
    public sealed interface Proof {
        /** LEFT JOIN on a whole key, nothing of it used: every row on the left stays, once. */
        record AtMostOneMatch(List<String> key) implements Proof {}

        /** EXISTS or IN over the very table: each row finds at least itself, for these columns are never null. */
        record FindsItself(List<String> columns) implements Proof {}
    }
}
