package ai.datamind.semantic.interpret.text;

/**
 * One piece of the question. {@code word} is lower case; {@code number} is set for numbers only; {@code from} and
 * {@code to} are character positions in the question.
 */
public record Token(String text, String word, Kind kind, Double number, int from, int to) {

    public enum Kind {
        WORD,
        NUMBER,
        DATE,
        QUOTED,
        SYMBOL
    }

    public boolean capital() {
        return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
    }

    public boolean quoted() {
        return kind == Kind.QUOTED;
    }
}
