package ai.datamind.sql.text;

import java.util.List;
import java.util.Set;

/** Counts what makes a parser slow, in one pass over the tokens. */
final class Shape {
    private static final Set<String> ALTERNATIVES = Set.of(
            "or", "and", "not", "case", "when", "union", "intersect", "except", "join", "select", "between", "in");
    private final Limits limits;

    Shape(Limits limits) {
        this.limits = limits;
    }

    void check(List<Token> tokens) {
        int depth = 0;
        int alternatives = 0;
        int items = 0;
        for (Token token : tokens) {
            if (token.is(";")) {
                throw new Rejected(Reason.NOT_A_QUERY, "more than one statement", token.position());
            }
            depth += step(token);
            alternatives += alternative(token) ? 1 : 0;
            items += token.is(",") ? 1 : 0;
            if (depth > limits.depth()) {
                throw new Rejected(Reason.TOO_DEEP, "nested deeper than " + limits.depth(), token.position());
            }
            if (alternatives > limits.alternatives() || items > limits.listItems()) {
                throw new Rejected(
                        Reason.TOO_COMPLEX, "too many conditions, operators or list items", token.position());
            }
        }
    }

    private static int step(Token token) {
        return switch (token.kind()) {
            case PUNCTUATION -> token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            case WORD -> token.text().equals("case") ? 1 : token.text().equals("end") ? -1 : 0;
            default -> 0;
        };
    }

    private static boolean alternative(Token token) {
        return token.kind() == Token.Kind.OPERATOR
                || (token.kind() == Token.Kind.WORD && ALTERNATIVES.contains(token.text()));
    }
}
