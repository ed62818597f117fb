package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Times that are bounded by other times of the rows: "within 10 days of the start", "on weekends", "on a Monday". */
final class Windows {

    private static final List<String> BEHIND = List.of("of", "after", "from", "following", "since");
    private static final int LONGEST = 6;
    private static final double A_NAME = 0.9;

    private final Clause clause;
    private final Cursor c;

    Windows(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
    }

    boolean read() {
        return c.now().text().equals("within") ? within() : weekday();
    }

    /** The words behind "of" or "after" name one moment, those before "within" the other. */
    private boolean within() {
        int i = c.light(1);
        Chunk number = c.peek(i);
        Chunk unit = c.peek(i + 1);
        Chunk link = c.peek(i + 2);
        String counted = unit == null ? null : Calendar.timeUnit(clause.language, unit);
        boolean before = link != null && link.is(Category.COMPARE, "before");
        boolean fits = number != null
                && number.number() != null
                && counted != null
                && link != null
                && (before || BEHIND.contains(link.text()));
        if (!fits) {
            return false;
        }
        var nouns = new ArrayList<String>();
        Chunk owner = null;
        int end = i + 3;
        while (c.peek(end) != null && end < i + 3 + LONGEST && !ends(c.peek(end))) {
            Chunk k = c.peek(end);
            if (!Cursor.isLight(k) && !k.is(Category.PREP)) {
                nouns.addAll(List.of(k.text().split(" ")));
                owner = owner == null && k.tableScore() > A_NAME ? k : owner;
            }
            end++;
        }
        if (nouns.isEmpty()) {
            return false;
        }
        nouns.addAll(clause.language.asked("when"));
        Shown there = Shown.asked(null, nouns).ownedBy(owner);
        Shown here = here();
        for (int at = 1; at < end; at++) {
            clause.main.explained().add(c.peek(at));
        }
        c.to(c.at() + end);
        var span = before ? new Formula.Span(here, there, counted) : new Formula.Span(there, here, counted);
        compare(Shown.computed(number, span), "between", List.of(number(number, 0), number));
        return true;
    }

    private Shown here() {
        if (clause.left != null && clause.left.what() != null && clause.left.function() == null) {
            return clause.left;
        }
        var nouns = new ArrayList<>(clause.hints);
        nouns.addAll(clause.language.asked("when"));
        return Shown.asked(null, nouns).ownedBy(clause.near);
    }

    private static boolean ends(Chunk k) {
        return k.is(Category.AND)
                || k.is(Category.COMMA)
                || k.is(Category.EACH)
                || k.is(Category.ORDER)
                || k.is(Category.WHO)
                || k.is(Category.BUT)
                || k.period() != null
                || k.number() != null;
    }

    /** A day of the week that is stored nowhere is told from the moment itself. */
    private boolean weekday() {
        Chunk k = c.now();
        boolean stored = !k.values().isEmpty() || Math.max(k.columnScore(), k.tableScore()) >= A_NAME;
        if (stored || (k.operator() != null && !k.is(Category.AUX))) {
            return false;
        }
        String days = clause.language.morphology().forms(k.text()).stream()
                .flatMap(f -> clause.language.calendar(f).stream())
                .filter(w -> w.kind().equals("weekday") || w.kind().equals("days"))
                .map(w -> w.value())
                .findFirst()
                .orElse(null);
        if (days == null) {
            return false;
        }
        var left = Shown.computed(k, new Formula.Weekday(List.copyOf(clause.hints)));
        if (clause.left != null && clause.left.what() != null) {
            left = Shown.computed(
                    k, new Formula.Weekday(List.of(clause.left.what().text().split(" "))));
        }
        clause.main.explained().add(k);
        c.skip();
        double first = days.charAt(0) - '0';
        double last = days.charAt(days.length() - 1) - '0';
        compare(left, "between", List.of(number(k, first), number(k, last)));
        return true;
    }

    private void compare(Shown left, String op, List<Chunk> values) {
        clause.left = null;
        clause.scope()
                .conditions()
                .add(new Condition.Compare(left, op, values, clause.negated, false, clause.near, List.of()));
        clause.negated = false;
        clause.op = null;
        clause.and = false;
        clause.hints.clear();
    }

    private static Chunk number(Chunk like, double n) {
        return new Chunk(
                like.from(),
                like.to(),
                like.text(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                n,
                null,
                null,
                null,
                false,
                false,
                like.weight());
    }
}
