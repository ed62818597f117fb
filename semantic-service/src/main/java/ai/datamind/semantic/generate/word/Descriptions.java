package ai.datamind.semantic.generate.word;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import java.util.Locale;
import java.util.Optional;

/** Comments as descriptions; a very short comment is another name. */
public final class Descriptions {

    private static final int NAME_WORDS = 4;

    private Descriptions() {}

    public static String of(TableFacts table) {
        return text(table.comment())
                .orElse("Rows of " + table.relation().table() + ": "
                        + Words.spoken(table.relation().table()));
    }

    public static String of(ColumnFacts column) {
        return text(column.comment()).orElse(null);
    }

    private static Optional<String> text(String comment) {
        return Optional.ofNullable(comment).map(String::strip).filter(c -> !c.isEmpty());
    }

    /** A comment of a few words that says something else than the name. */
    public static Optional<String> shortName(String comment, String spoken) {
        return text(comment)
                .filter(c -> c.split("\\s+").length <= NAME_WORDS && c.length() <= 60)
                .map(c -> c.toLowerCase(Locale.ROOT).replaceAll("[.;:]+$", ""))
                .filter(c -> !c.equals(spoken));
    }
}
