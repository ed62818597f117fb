package ai.datamind.semantic.interpret.confidence;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** How far a reading can be trusted: the signs of trouble are collected and weighed by the calibration. */
public final class Confidence {

    /** A reading without any of them may have lost one, when words are left over; a computed figure says why it needs none. */
    private static final List<String> CLAUSES = List.of(" WHERE ", " GROUP ", " ORDER ", " FILTER (", " NULLIF(");

    private final List<Token> tokens;
    private final Cover cover;
    private final Ask ask;
    private final Bound bound;
    private final SelectWriter.Written written;
    private final Vocabulary vocabulary;
    private final List<String> warnings = new ArrayList<>();
    private final Footprint footprint;
    private final Signs signs = new Signs();
    private int unexplained;

    public Confidence(
            Vocabulary vocabulary,
            List<Token> tokens,
            Cover cover,
            Ask ask,
            Bound bound,
            SelectWriter.Written written) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.cover = cover;
        this.ask = ask;
        this.bound = bound;
        this.written = written;
        weigh();
        this.footprint = new Footprint(cover, ask, bound, written.sql(), signs);
        footprint.look();
        warnings.addAll(footprint.failed());
    }

    public double value() {
        return Math.round(Calibration.PUBLISHED.probability(signs.all()) * 1000) / 1000.0;
    }

    public int unexplained() {
        return unexplained;
    }

    public int failedChecks() {
        return footprint.failed().size();
    }

    public List<String> warnings() {
        return warnings;
    }

    private void weigh() {
        SpokenNames names = new SpokenNames(vocabulary, tokens, cover, ask, bound);
        unexplained = names.unknown(signs);
        int unused = (int) unused(ask);
        unexplained += unused;
        signs.seen("unused", unused);
        signs.seen("inexact", names.inexact());
        signs.seen("unnamed_root", names.rooted() ? 0 : 1);
        signs.seen("unresolved", bound.unresolved());
        signs.seen("doubt", Math.max(0, bound.doubts().size() - bound.unresolved()));
        signs.seen("weak", Math.max(0, 0.95 - bound.weakest()));
        signs.seen("very_weak", bound.weakest() < 0.6 ? 1 : 0);
        signs.seen("weak_words", bound.weak());
        signs.seen("narrow", Math.max(0, 0.3 - bound.margin()));
        signs.seen("very_narrow", bound.margin() < 0.03 ? 1 : 0);
        signs.seen("join", written.joinCount());
        signs.seen("many_joins", Math.max(0, written.joinCount() - 2));
        signs.seen("guessed", written.guessed());
        signs.seen("fans", written.fanned() ? 1 : 0);
        signs.seen("two_ways", written.ambiguous() ? 1 : 0);
        signs.seen("broken", written.broken() ? 1 : 0);
        signs.seen("long", Math.max(0, tokens.size() - 12) / 10.0);
        int unspoken = names.unspoken();
        signs.seen("unspoken", unspoken);
        shape(unexplained + unspoken + bound.doubts().size() > 0);
        if (written.ambiguous()) {
            warnings.add("two ways lead between the tables; the shorter or first one was taken");
        }
        bound.bindings().stream()
                .filter(this::calledOtherwise)
                .map(this::readAs)
                .distinct()
                .forEach(warnings::add);
    }

    /** It costs no confidence that only a part of a name was said; whoever asked must know which whole it was taken for. */
    private boolean calledOtherwise(Bound.Binding b) {
        return switch (b.kind()) {
            case "column" -> b.resembles();
            case "table" -> b.resembles() || vocabulary.saidInPart(b.table(), b.text());
            default -> false;
        };
    }

    private String readAs(Bound.Binding b) {
        String name = b.column() < 0
                ? vocabulary.table(b.table()).label()
                : vocabulary.column(b.column()).label();
        return "'" + b.text() + "' was read as " + name;
    }

    /** Some constructions are more often misread than others; {@code lost}: some words have no place in the reading. */
    private void shape(boolean lost) {
        String sql = written.sql();
        signs.seen("groups", bound.scope().groups().isEmpty() ? 0 : 1);
        signs.seen("extreme", bound.scope().limit() == null ? 0 : 1);
        signs.seen("without", sql.contains("NOT EXISTS") || sql.contains("NOT IN") ? 1 : 0);
        signs.seen("nested", sql.indexOf("(SELECT") >= 0 ? 1 : 0);
        signs.seen("shown", Math.max(0, bound.scope().shown().size() - 1));
        signs.seen("conditions", Math.max(0, bound.scope().where().size() - 1));
        signs.seen("computed", bound.scope().shown().stream().anyMatch(Confidence::computed) ? 1 : 0);
        long further = cover.chunks().stream().filter(c -> c.is(Category.END)).count() - 1;
        signs.seen("sentences", further > ask.restated() + ask.sortingSentences() ? 1 : 0);
        signs.seen("restated", ask.restated() > 0 ? 1 : 0);
        signs.seen("bare", lost && CLAUSES.stream().noneMatch(sql::contains) ? 1 : 0);
    }

    private static boolean computed(Expr e) {
        return e instanceof Expr.Math || e instanceof Expr.Span;
    }

    private static long unused(Ask ask) {
        long n = ask.unused().stream().filter(c -> !c.unknown()).count();
        for (var c : ask.conditions()) {
            if (c instanceof Condition.Related r) {
                n += unused(r.other());
            }
        }
        return n;
    }
}
