package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the clauses read so far have left open: the scopes, and the words that wait for their value. */
final class Clause {

    final Language language;
    final Cursor c;
    final Ask main;
    final Deque<Ask> scopes = new ArrayDeque<>();
    final List<String> hints = new ArrayList<>();
    final boolean topFirst;
    Integer waitingLimit;
    Shown left;
    String op;
    Chunk compared;
    boolean negated;
    boolean and;
    boolean or;
    boolean both;
    String function;
    boolean counting;
    boolean distinct;
    Chunk near;
    Shown lastLeft;
    Ask lastScope;

    Clause(Language language, Cursor cursor, Ask ask, Integer waitingLimit, boolean topFirst, Chunk near) {
        this.topFirst = topFirst;
        this.language = language;
        this.c = cursor;
        this.main = ask;
        this.waitingLimit = waitingLimit;
        this.near = near;
        scopes.push(ask);
    }

    Ask scope() {
        return scopes.peek();
    }

    /** What was waiting for a value has found none. */
    void boundary() {
        flush();
        if (op != null && compared != null) {
            scope().unused().add(compared);
        }
        compared = null;
        negated = false;
        hints.clear();
        op = null;
    }

    void flush() {
        if (left != null && left.what() != null && left.function() == null) {
            scope().conditions().add(new Condition.Holds(left.what(), negated));
        } else if (left != null && left.what() != null) {
            scope().unused().add(left.what());
        }
        left = null;
        counting = false;
        function = null;
    }

    void popTo(Ask target) {
        while (scopes.size() > 1 && !scopes.peek().equals(target)) {
            scopes.pop();
        }
    }

    /** Puts a comparison where it belongs, joining it with the one before after "or". */
    void add(Condition.Compare compare) {
        List<Condition> all = scope().conditions();
        int i = all.size() - 1;
        boolean follows = (or || and) && i >= 0 && all.get(i) instanceof Condition.Compare;
        if (follows && sameLeft((Condition.Compare) all.get(i), compare)) {
            var before = (Condition.Compare) all.get(i);
            var values = new ArrayList<>(before.values());
            values.addAll(compare.values());
            all.set(i, before.withValues(values, and && !or && !before.negated()));
        } else if (or && i >= 0 && !(all.get(i) instanceof Condition.Related)) {
            Condition before = all.remove(i);
            var parts = new ArrayList<Condition>();
            if (before instanceof Condition.Either e) {
                parts.addAll(e.parts());
            } else {
                parts.add(before);
            }
            parts.add(compare);
            all.add(new Condition.Either(parts));
        } else {
            all.add(both ? compare.withValues(compare.values(), true) : compare);
        }
        lastLeft = compare.left();
        left = null;
        op = null;
        or = false;
        and = false;
        hints.clear();
    }

    private static boolean sameLeft(Condition.Compare a, Condition.Compare b) {
        boolean equal = a.op().equals("eq") && b.op().equals("eq") && a.negated() == b.negated();
        boolean kinds = a.values().get(0).number() != null == (b.values().get(0).number() != null);
        return equal
                && kinds
                && (b.left() == null
                        || b.left().equals(a.left())
                        || (a.left() != null
                                && java.util.Objects.equals(
                                        b.left().what(), a.left().what())));
    }

    static boolean sameTable(Chunk a, Chunk b) {
        return a != null
                && b != null
                && !a.tables().isEmpty()
                && !b.tables().isEmpty()
                && a.tables().get(0).id() == b.tables().get(0).id();
    }
}
