package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.WordIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stretches of words that fit the words of a name, in any order, with "of" and "the" allowed inside. */
final class NameLinks {

    private static final int LONGEST = 7;
    private static final double SHARED = 0.995;
    private static final double PLACED = 0.95;

    /** Receives what may be named by one span. */
    interface Sink {
        void found(int from, int to, List<Match> tables, List<Match> columns, List<Match> terms);
    }

    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private final List<List<WordIndex.Hit>> hits = new ArrayList<>();

    NameLinks(Vocabulary vocabulary, List<Token> tokens) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        for (Token t : tokens) {
            hits.add(linkable(t) ? vocabulary.words().hits(t.word()) : List.of());
        }
    }

    /** Words of grammar link only when the schema has that very word. */
    private boolean linkable(Token t) {
        if (t.kind() != Token.Kind.WORD) {
            return t.kind() == Token.Kind.NUMBER && vocabulary.words().words().contains(t.word());
        }
        Operator op = vocabulary.language().operator(t.word());
        if (op == null) {
            return vocabulary.language().number(t.word()) == null
                    || vocabulary.words().words().contains(t.word());
        }
        boolean grammar = switch (op.category()) {
            case PREP, COMMA, END, IS, AUX, AND, OR, NOT, PRONOUN, RELATIVE, WHAT, WHICH, WHO, COMMAND, THERE -> true;
            default -> false;
        };
        boolean listed = vocabulary.words().words().contains(t.word())
                || vocabulary.language().morphology().forms(t.word()).stream()
                        .anyMatch(vocabulary.words().words()::contains);
        return listed && (!grammar || (t.word().length() > 3 && (op.is(Category.AUX) || op.is(Category.COMMAND))));
    }

    private boolean joint(int i) {
        String w = tokens.get(i).word();
        return w.equals("of") || w.equals("the") || w.equals("all") || w.equals("'s") || w.equals("'") || placing(w);
    }

    /** "score on day 7": only where every word of the name is said. */
    private static boolean placing(String w) {
        return w.equals("on") || w.equals("at");
    }

    /** "high schooler" for a name that is written as one word. */
    private void pairs(Sink sink) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.WORD || tokens.get(i + 1).kind() != Token.Kind.WORD) {
                continue;
            }
            String glued = tokens.get(i).word() + tokens.get(i + 1).word();
            Map<Integer, Double> tables = new TreeMap<>();
            Map<Integer, Double> columns = new TreeMap<>();
            for (String form : vocabulary.language().morphology().forms(glued)) {
                if (!vocabulary.words().words().contains(form)) {
                    continue;
                }
                for (WordIndex.Hit h : vocabulary.words().hits(form)) {
                    WordIndex.Entry e = vocabulary.words().entry(h.entry());
                    boolean sole = e.form().core() == 1
                            && e.form().slots().get(h.slot()).core();
                    if (sole && h.score() > 0.95) {
                        (e.kind() == WordIndex.Kind.TABLE ? tables : columns)
                                .merge(e.owner(), e.form().trust(), Math::max);
                    }
                }
            }
            if (!tables.isEmpty() || !columns.isEmpty()) {
                sink.found(i, i + 2, matches(tables), matches(columns), List.of());
            }
        }
    }

    /** "first, middle and last name": the last word belongs to each of the list. */
    private void sharedHeads(Sink sink) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            int head = sharedHead(i);
            if (head < 0) {
                continue;
            }
            Map<Integer, Double> columns = new TreeMap<>();
            for (WordIndex.Hit h : hits.get(i)) {
                for (WordIndex.Hit other : hits.get(head)) {
                    if (h.entry() != other.entry() || h.slot() == other.slot()) {
                        continue;
                    }
                    WordIndex.Entry e = vocabulary.words().entry(h.entry());
                    if (e.kind() == WordIndex.Kind.COLUMN && e.form().core() <= 2) {
                        columns.merge(e.owner(), SHARED * (h.score() + other.score()) / 2, Math::max);
                    }
                }
            }
            if (columns.values().stream().anyMatch(s -> s > 0.85)) {
                sink.found(i, i + 1, List.of(), matches(columns), List.of());
            }
        }
    }

    /** The place of the word that a list starting here shares, or -1. */
    private int sharedHead(int i) {
        if (hits.get(i).isEmpty() && !joinsLists(i + 1)) {
            return -1;
        }
        int at = i + 1;
        boolean list = false;
        while (at < tokens.size() && at < i + 8) {
            if (joinsLists(at)) {
                list = true;
            } else if (list && !joinsLists(at - 1)) {
                return hits.get(at).isEmpty() ? -1 : at;
            } else if (!list) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private boolean joinsLists(int i) {
        Operator op =
                i < tokens.size() ? vocabulary.language().operator(tokens.get(i).word()) : null;
        return op != null && (op.is(Category.AND) || op.is(Category.COMMA) || op.is(Category.OR));
    }

    void find(Sink sink) {
        pairs(sink);
        sharedHeads(sink);
        for (int from = 0; from < tokens.size(); from++) {
            if (hits.get(from).isEmpty()) {
                continue;
            }
            var open = new TreeMap<Integer, List<Integer>>();
            hits.get(from).forEach(h -> open.put(h.entry(), List.of()));
            for (int to = from + 1; to <= Math.min(tokens.size(), from + LONGEST); to++) {
                boolean joint =
                        to - 1 > from && joint(to - 1) && hits.get(to - 1).isEmpty();
                if (!joint) {
                    if (hits.get(to - 1).isEmpty()) {
                        break;
                    }
                    int last = to - 1;
                    open.keySet().removeIf(e -> hits.get(last).stream().noneMatch(h -> h.entry() == e));
                }
                if (open.isEmpty()) {
                    break;
                }
                if (!joint) {
                    report(sink, from, to, open.keySet());
                }
            }
        }
    }

    /** "id of courses" speaks of courses, and "name of the first" of a first something: what follows "of" stands for itself. */
    private boolean ownedByEntity(int from, int to) {
        boolean joined = false;
        for (int i = from + 1; i < to - 1; i++) {
            joined |= joint(i);
        }
        if (!joined) {
            return false;
        }
        String last = tokens.get(to - 1).word();
        Operator op = vocabulary.language().operator(last);
        return op != null
                || hits.get(to - 1).stream().anyMatch(h -> {
                    WordIndex.Entry e = vocabulary.words().entry(h.entry());
                    return e.kind() == WordIndex.Kind.TABLE
                            && h.score() > 0.95
                            && e.form().slots().size() == 1;
                });
    }

    private void report(Sink sink, int from, int to, Iterable<Integer> entries) {
        if (ownedByEntity(from, to)) {
            return;
        }
        Map<Integer, Double> tables = new TreeMap<>();
        Map<Integer, Double> columns = new TreeMap<>();
        Map<Integer, Double> terms = new TreeMap<>();
        for (int e : entries) {
            WordIndex.Entry entry = vocabulary.words().entry(e);
            double score = score(from, to, entry);
            if (score > 0) {
                switch (entry.kind()) {
                    case TABLE -> tables.merge(entry.owner(), score, Math::max);
                    case COLUMN -> {
                        if (to - from > 1 || !passive(from)) {
                            columns.merge(entry.owner(), score, Math::max);
                        }
                    }
                    case TERM -> terms.merge(entry.owner(), score, Math::max);
                }
            }
        }
        if (!tables.isEmpty() || !columns.isEmpty() || !terms.isEmpty()) {
            sink.found(from, to, matches(tables), matches(columns), matches(terms));
        }
    }

    /** "shared by": what is done by somebody is no attribute, unless the schema has that very word. */
    private boolean passive(int i) {
        String word = tokens.get(i).word();
        return word.endsWith("ed")
                && i + 1 < tokens.size()
                && tokens.get(i + 1).word().equals("by")
                && !vocabulary.words().words().contains(word);
    }

    private static List<Match> matches(Map<Integer, Double> found) {
        return found.entrySet().stream()
                .map(e -> new Match(e.getKey(), e.getValue()))
                .toList();
    }

    /** "number of flights" counts; the flight number is called otherwise. */
    private boolean countsRather(int from, int to, Form form) {
        Operator op = from + 1 < tokens.size()
                ? vocabulary.language().operator(tokens.get(from).word() + " of")
                : null;
        return to - from > 2
                && op != null
                && op.is(Category.COUNT)
                && tokens.get(from + 1).word().equals("of")
                && form.slots().size() > 1
                && (form.slots()
                                .get(form.slots().size() - 1)
                                .words()
                                .contains(tokens.get(from).word())
                        || form.slots().stream()
                                .noneMatch(
                                        s -> s.words().contains(tokens.get(from).word())));
    }

    /** "customers per …" is no part of "revenue per customer": a word that groups holds a name together only from within. */
    private boolean grouping(int i) {
        Operator op = vocabulary.language().operator(tokens.get(i).word());
        return op != null && op.is(Category.EACH);
    }

    /** Each word takes the best slot still free; a word without one spoils the form. */
    private double score(int from, int to, WordIndex.Entry entry) {
        Form form = entry.form();
        if (countsRather(from, to, form)) {
            return 0;
        }
        boolean[] taken = new boolean[form.slots().size()];
        double sum = 0;
        double weakest = 2;
        int words = 0;
        int core = 0;
        int ordered = 0;
        int previous = -1;
        for (int i = from; i < to; i++) {
            if (hits.get(i).isEmpty()) {
                continue;
            }
            WordIndex.Hit best = null;
            for (WordIndex.Hit h : hits.get(i)) {
                if (h.entry() == entry.id() && !taken[h.slot()] && (best == null || h.score() > best.score())) {
                    best = h;
                }
            }
            if (best == null) {
                return 0;
            }
            taken[best.slot()] = true;
            ordered += best.slot() > previous ? 1 : 0;
            previous = best.slot();
            sum += best.score();
            weakest = Math.min(weakest, best.score());
            words++;
            core += form.slots().get(best.slot()).core() ? 1 : 0;
        }
        for (int i = from + 1; i < to - 1; i++) {
            boolean placed = placing(tokens.get(i).word()) && hits.get(i).isEmpty();
            if (placed && (words < form.slots().size() || weakest < PLACED)) {
                return 0;
            }
        }
        double covered = (double) core / Math.max(1, form.core());
        double order = ordered == words ? 0.005 : 0;
        boolean whole = words == form.slots().size();
        if (!whole && (grouping(from) || grouping(to - 1))) {
            return 0;
        }
        double fit = switch (entry.kind()) {
            case TABLE -> weakest * (0.35 + 0.65 * (double) words / form.slots().size());
            case TERM -> weakest * (0.1 + 0.9 * (double) words / form.slots().size());
            case COLUMN -> sum / words * (core == 0 ? 0 : 0.3 + 0.7 * covered);
        };
        return fit * form.trust() + order;
    }
}
