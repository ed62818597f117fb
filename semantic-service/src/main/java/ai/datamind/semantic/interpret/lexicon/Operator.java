package ai.datamind.semantic.interpret.lexicon;

import java.util.Locale;

/** A phrase that does something to the question rather than naming a thing. {@code feature} is its direction or kind. */
public record Operator(Category category, String feature, String phrase) {

    /** What operator phrases can do. */
    public enum Category {
        COMMAND,
        WHAT,
        WHICH,
        WHO,
        WHERE,
        WHEN,
        COUNT,
        COUNTVERB,
        HOWMUCH,
        AGGREGATE,
        SUPERLATIVE,
        COMMON,
        COMPARE,
        BETWEEN,
        ORLESS,
        NOT,
        EXCEPT,
        RELATIVE,
        AND,
        COMMA,
        OR,
        BOTH,
        EITHER,
        BUT,
        EACH,
        ORDER,
        ASC,
        DESC,
        TOP,
        DISTINCT,
        EVERYTHING,
        LIKE,
        MISSING,
        PRESENT,
        SHARE,
        RATIO,
        DIFFERENCE,
        ARITHMETIC,
        SPAN,
        CHANGE,
        MANNER,
        RANK,
        RUNNING,
        PRONOUN,
        AVERAGE,
        SIGN,
        COMPARED,
        VALUE,
        IS,
        THERE,
        AUX,
        PREP,
        END;

        static Category of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public boolean is(Category c) {
        return category == c;
    }

    public boolean is(Category c, String f) {
        return category == c && feature.equals(f);
    }
}
