package ai.datamind.sql.text;

/**
 * Bounds checked before the parser runs. The parser's time grows faster than its input (nesting above all), so each
 * bound is what keeps the worst verdict within some tens of milliseconds.
 *
 * @param characters length of the text
 * @param tokens tokens of the text
 * @param depth open parentheses, brackets and CASE at one time
 * @param alternatives OR and AND words, and operators in one statement
 * @param listItems commas in one statement
 */
public record Limits(int characters, int tokens, int depth, int alternatives, int listItems) {
    public static final Limits STANDARD = new Limits(128 * 1024, 8_000, 24, 500, 2_500);

    /** For what this library printed itself: a statement within the standard bounds grows by its policies. */
    public static final Limits OWN = new Limits(4_000_000, 400_000, 200, 100_000, 100_000);
}
