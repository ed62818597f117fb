package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.lexicon.PeriodReader;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.List;

/** Finds every chunk a question may hold. */
public final class Linker {

    private final Vocabulary vocabulary;
    private final Language language;
    private final List<Token> tokens;
    private final Drafts drafts;

    private Linker(Vocabulary vocabulary, List<Token> tokens) {
        this.vocabulary = vocabulary;
        this.language = vocabulary.language();
        this.tokens = tokens;
        this.drafts = new Drafts(tokens);
    }

    public static List<Chunk> chunks(Vocabulary vocabulary, List<Token> tokens, LocalDate today) {
        var linker = new Linker(vocabulary, tokens);
        Drafts drafts = linker.drafts;
        linker.operators();
        new NumberLinks(linker.language, tokens, drafts).find();
        var periods = new PeriodReader(linker.language, tokens, today);
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            periods.at(i).ifPresent(f -> drafts.at(at, f.end()).period = f.period());
        }
        new NameLinks(vocabulary, tokens).find(drafts::names);
        new ValueLinks(vocabulary, tokens, drafts).find();
        return drafts.chunks();
    }

    private void operators() {
        for (int i = 0; i < tokens.size(); i++) {
            for (int j = Math.min(tokens.size(), i + language.longestOperator()); j > i; j--) {
                if (tokens.get(j - 1).quoted() || tokens.get(i).quoted()) {
                    continue;
                }
                Operator op = language.operator(drafts.phrase(i, j));
                if (op != null && !partOfName(op, i)) {
                    drafts.at(i, j).operator = op;
                }
            }
            String sign = tokens.get(i).word();
            String feature = switch (sign) {
                case ">" -> "gt";
                case ">=" -> "ge";
                case "<" -> "lt";
                case "<=" -> "le";
                case "=" -> "eq";
                default -> null;
            };
            if (feature != null) {
                drafts.at(i, i + 1).operator = new Operator(Category.COMPARE, feature, sign);
            } else if (sign.equals("!=") || sign.equals("<>")) {
                drafts.at(i, i + 1).operator = new Operator(Category.NOT, "", sign);
            }
        }
    }

    /** "flight number of …": after a word of content "number of" belongs to it. */
    private boolean partOfName(Operator op, int i) {
        if (!op.is(Category.COUNT) || !op.phrase().matches("(numbers?|count|amount|quantity) of") || i == 0) {
            return false;
        }
        String before = tokens.get(i - 1).word();
        return tokens.get(i - 1).kind() == Token.Kind.WORD
                && language.operator(before) == null
                && language.dimension(before) == null
                && !vocabulary.words().hits(before).isEmpty();
    }
}
