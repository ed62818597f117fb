package ai.datamind.nl2sql.check;

import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.meaning.Meaning;
import ai.datamind.sql.meaning.Meanings;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.List;
import java.util.Optional;

/** A statement beside another one that answers the same question. */
public final class Compared {
    private Compared() {}

    /** In what they differ; absent where the other one is none, or is not understood. */
    public static Optional<List<Meaning.Difference>> with(Checked checked, String other) {
        if (other == null) return Optional.empty();
        try {
            Meaning there =
                    Meanings.of(Firewall.postgresql().admit(Parser.parse(SqlText.of(other))), checked.catalog());
            return Optional.of(
                    Meanings.of(checked.admitted(), checked.catalog()).differences(there));
        } catch (Rejected notUnderstood) {
            return Optional.empty();
        }
    }
}
