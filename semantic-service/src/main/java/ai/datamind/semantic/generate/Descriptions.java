package ai.datamind.semantic.generate;

import ai.datamind.semantic.metadata.ColumnFacts;
import ai.datamind.semantic.metadata.TableFacts;
import java.util.Locale;
import java.util.Optional;

/** Comments as descriptions; a very short comment is another name. */
final class Descriptions {

    private static final int NAME_WORDS = 4;

    private Descriptions() {}

    static String of(TableFacts table) {
        return text(table.comment())
                .orElse("Rows of " + table.relation().table() + ": "
                        + Words.spoken(table.relation().table()));
    }

    static String of(ColumnFacts column) {
        return text(column.comment()).orElse(null);
    }

    private static Optional<String> text(String comment) {
        return Optional.ofNullable(comment).map(String::strip).filter(c -> !c.isEmpty());
    }

    /** A comment of a few words that says something else than the name. */
    static Optional<String> shortName(String comment, String spoken) {
        return text(comment)
                .filter(c -> c.split("\\s+").length <= NAME_WORDS && c.length() <= 60)
                .map(c -> c.toLowerCase(Locale.ROOT).replaceAll("[.;:]+$", ""))
                .filter(c -> !c.equals(spoken));
    }
}
