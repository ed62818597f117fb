package ai.datamind.semantic.interpret.confidence;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;

/** What became of the words: unknown ones, names without a place, names that only come near. */
final class SpokenNames {

    private static final List<String> ARTICLES = List.of("the", "a", "an", "any", "some", "no");

    private static final List<String> THINGS = List.of("table", "value");

    /** Below it a word is not called like what it was taken for. */
    private static final double EXACT = 0.95;

    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private final Cover cover;
    private final Ask ask;
    private final Bound bound;

    SpokenNames(Vocabulary vocabulary, List<Token> tokens, Cover cover, Ask ask, Bound bound) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.cover = cover;
        this.ask = ask;
        this.bound = bound;
    }

    /** Adds a sign for each word without meaning, and says how many there are. */
    int unknown(Signs signs) {
        int unexplained = 0;
        for (Chunk c : cover.chunks()) {
            if (c.unknown()
                    && !ask.explained().contains(c)
                    && Character.isLetterOrDigit(
                            c.text().isEmpty() ? ' ' : c.text().charAt(0))) {
                unexplained++;
                boolean name = tokens.get(c.from()).capital() && c.from() > 0;
                boolean word = vocabulary.language().thesaurus().knows(plain(c.text()));
                boolean verb = word && verbal(c.text()) && predicate(c);
                signs.seen(name ? "unknown_name" : verb ? "unknown_verb" : word ? "unknown_word" : "unknown", 1);
            }
        }
        return unexplained;
    }

    /** Behind an article or a preposition stands no verb that relates two things. */
    private boolean predicate(Chunk c) {
        var before = c.from() == 0
                ? null
                : vocabulary.language().operator(tokens.get(c.from() - 1).word());
        boolean article =
                c.from() > 0 && ARTICLES.contains(tokens.get(c.from() - 1).word());
        return before == null || !(article || before.is(Category.PREP) || before.is(Category.EACH));
    }

    private boolean verbal(String word) {
        var thesaurus = vocabulary.language().thesaurus();
        return vocabulary.language().morphology().forms(word).stream().anyMatch(thesaurus::verb);
    }

    private String plain(String word) {
        return vocabulary.language().morphology().forms(word).get(0);
    }

    /** Names in the question that no choice was made for. */
    int unspoken() {
        int root = bound.scope().root();
        int n = 0;
        for (Chunk c : cover.chunks()) {
            boolean name = called(c) && Math.max(c.tableScore(), c.columnScore()) > 0.6;
            if (name && !names(c, root) && bound.bindings().stream().noneMatch(b -> speaksOf(b, c))) {
                n++;
            }
        }
        return n;
    }

    /** A name said twice is bound once: what counts is that its thing has its place, as one that a stored value is of has. */
    private static boolean speaksOf(Bound.Binding b, Chunk c) {
        return b.text().contains(c.text())
                || c.columns().stream().anyMatch(m -> m.id() == b.column() && m.score() > Match.RESEMBLES)
                || (THINGS.contains(b.kind()) && names(c, b.table()));
    }

    private static boolean names(Chunk c, int table) {
        return c.tables().stream().anyMatch(m -> m.id() == table && m.score() > Match.RESEMBLES);
    }

    /** Something is called by these words; a unit or a form of the answer that was understood as such is no name. */
    private boolean called(Chunk c) {
        return c.content() && c.operator() == null && !ask.explained().contains(c);
    }

    /** The part of the names and values that only resemble what they were taken for. */
    double inexact() {
        List<Chunk> names = cover.chunks().stream().filter(this::called).toList();
        return names.isEmpty()
                ? 0
                : (double) names.stream().filter(c -> named(c) < EXACT).count() / names.size();
    }

    private static double named(Chunk c) {
        return Math.max(c.valueScore(), Math.max(c.termScore(), Math.max(c.tableScore(), c.columnScore())));
    }

    /** What the rows are about was named, or something of it is shown. */
    boolean rooted() {
        int root = bound.scope().root();
        return cover.chunks().stream().anyMatch(c -> c.tables().stream().anyMatch(m -> m.id() == root))
                || bound.scope().shown().stream()
                        .anyMatch(e -> e instanceof Expr.Col c
                                && vocabulary.column(c.column()).table() == root)
                || bound.scope().shown().stream()
                        .anyMatch(e -> e instanceof Expr.Agg g
                                && g.of() instanceof Expr.Col c
                                && vocabulary.column(c.column()).table() == root)
                || bound.bindings().stream().anyMatch(b -> b.column() >= 0 && b.table() == root);
    }
}
