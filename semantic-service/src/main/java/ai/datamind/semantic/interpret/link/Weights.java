package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.text.Token;
import java.util.List;

/** What a chunk is worth in a cut: about one per word explained, more where the explanation is sure. */
final class Weights {

    private Weights() {}

    static double of(
            int from,
            int to,
            List<Token> tokens,
            Operator operator,
            List<Match> tables,
            List<Match> columns,
            List<Match> terms,
            List<ValueMatch> values,
            Double number,
            Period period,
            Measured measured,
            String literal) {
        int n = to - from;
        double named = Math.max(best(tables), Math.max(best(columns), best(terms)));
        double weight = named == 0 ? 0 : n * named - (named < 0.7 && n > 1 ? 0.3 : 0) + 0.06 * (n - 1);
        if (!values.isEmpty()) {
            weight = Math.max(weight, n * values.get(0).score() - (values.get(0).whole() ? 0 : 0.15));
        }
        if (number != null) {
            weight = Math.max(weight, 1.0 * n);
        }
        if (period != null) {
            weight = Math.max(weight, 1.05 * n + 0.1);
        }
        if (measured != null) {
            weight = Math.max(weight, n * 1.02);
        }
        if (literal != null) {
            weight = Math.max(weight, 1.3);
        }
        if (operator != null) {
            weight = Math.max(weight, operator(operator) * n);
        }
        return weight;
    }

    private static double operator(Operator op) {
        return switch (op.category()) {
            case AUX, IS -> 0.45;
            case PREP, COMMA, END -> 0.6;
            case RELATIVE, PRONOUN, LIKE, VALUE, TOP, DISTINCT, THERE -> 0.9;
            default -> 1.1;
        };
    }

    private static double best(List<Match> all) {
        return all.isEmpty() ? 0 : Math.min(1.08, all.get(0).score());
    }
}
