package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads a number made of others where one begins, by the usual precedence of its signs: "price times quantity",
 * "(a - b) / a * 100", "the days between ordering and delivery". Where none begins it reads nothing.
 */
public final class FormulaReader {

    private static final int FURTHEST = 6;

    private final Language language;
    private final Cursor c;
    private final List<Chunk> explained = new ArrayList<>();
    private final ConditionedParts parts;
    private boolean computed;
    private int functions;

    public FormulaReader(Language language, Cursor cursor) {
        this.language = language;
        this.c = cursor;
        this.parts = new ConditionedParts(cursor, this);
    }

    /** The formula that begins here, or null; then the cursor stays where it was. */
    public Shown read() {
        if (!c.more() || !promising()) {
            return null;
        }
        int start = c.at();
        Chunk first = c.now();
        computed = false;
        Shown whole = functionOfAll();
        if (whole != null) {
            return whole;
        }
        c.to(start);
        computed = false;
        Formula f = sum();
        if (f == null || !computed) {
            c.to(start);
            return null;
        }
        return Shown.computed(first, f);
    }

    /** Words that no name holds but that were understood all the same ("age" of a birth date). */
    public List<Chunk> explained() {
        return explained;
    }

    /** "total of price times quantity": the only function, said first, is over all that follows. */
    private Shown functionOfAll() {
        skipLight();
        if (!c.is(Category.AGGREGATE)) {
            return null;
        }
        Chunk k = c.next();
        while (c.more() && (c.is(Category.PREP) && c.now().text().equals("of"))) {
            c.skip();
        }
        functions = 0;
        Formula all = sum();
        return all == null || !computed || functions > 0
                ? null
                : Shown.computed(k, all).with(k.operator().feature(), false);
    }

    /** Cheap look ahead: without a sign or a word for a span nearby there is nothing to read. */
    private boolean promising() {
        for (int i = 0; c.peek(i) != null && i < 4 * FURTHEST; i++) {
            Chunk k = c.peek(i);
            if (sign(k) != null
                    || k.is(Category.SPAN)
                    || k.is(Category.CHANGE)
                    || k.is(Category.RATIO)
                    || k.is(Category.DIFFERENCE)
                    || (i < FURTHEST && aged(k))) {
                return true;
            }
        }
        return false;
    }

    private static String sign(Chunk k) {
        if (k.is(Category.ARITHMETIC)) {
            return k.operator().feature();
        }
        return switch (k.text()) {
            case "/", "divided by" -> "/";
            case "-" -> "-";
            case "+" -> "+";
            case "*" -> "*";
            default -> null;
        };
    }

    private String next(String signs) {
        int i = c.light(0) > 0 && c.more() && sign(c.now()) == null ? c.light(0) : 0;
        Chunk k = c.peek(i);
        String s = k == null ? null : sign(k);
        if (s == null || !signs.contains(s)) {
            return null;
        }
        int before = c.at();
        c.to(c.at() + i + 1);
        if (!c.more()) {
            c.to(before);
            return null;
        }
        return s;
    }

    private Formula sum() {
        Formula left = product();
        while (left != null) {
            int before = c.at();
            String s = next("+-");
            if (s == null) {
                return left;
            }
            Formula right = product();
            if (right == null) {
                c.to(before);
                return left;
            }
            left = new Formula.Both(s, left, right);
            computed = true;
        }
        return null;
    }

    private Formula product() {
        Formula left = leaf();
        while (left != null) {
            int before = c.at();
            String s = next("*/");
            if (s == null) {
                return left;
            }
            Formula right = leaf();
            if (right == null) {
                c.to(before);
                return left;
            }
            left = new Formula.Both(s, left, right);
            computed = true;
        }
        return null;
    }

    Formula leaf() {
        skipLight();
        if (!c.more()) {
            return null;
        }
        Chunk k = c.now();
        if (k.text().equals("(")) {
            return bracket();
        }
        if (k.is(Category.SPAN)) {
            return span(k);
        }
        if (k.is(Category.CHANGE)) {
            Formula change = parts.change();
            computed |= change != null;
            return change;
        }
        if (k.is(Category.RATIO) || k.is(Category.DIFFERENCE)) {
            return pair(k);
        }
        if (k.is(Category.AGGREGATE)) {
            return function(k);
        }
        if (k.is(Category.COUNT)) {
            return counted();
        }
        if (aged(k)) {
            return age();
        }
        if (k.number() != null && !k.content()) {
            c.skip();
            return new Formula.Constant(k.number(), timeUnit());
        }
        return name();
    }

    private void skipLight() {
        while (c.more()
                && Cursor.isLight(c.now())
                && sign(c.now()) == null
                && !c.now().text().equals("(")) {
            c.skip();
        }
    }

    private Formula bracket() {
        int start = c.at();
        c.skip();
        int inside = c.at();
        boolean before = computed;
        Shown whole = functionOfAll();
        boolean closed = whole != null && c.more() && c.now().text().equals(")");
        if (!closed) {
            c.to(inside);
            computed = before;
        }
        Formula inner = closed ? new Formula.Of(whole) : sum();
        if (inner == null || !c.more() || !c.now().text().equals(")")) {
            c.to(start);
            return null;
        }
        c.skip();
        return inner;
    }

    /** "average of price * quantity": the function is over the whole product; a bracket bounds it. */
    private Formula function(Chunk k) {
        functions++;
        int start = c.at();
        c.skip();
        while (c.more() && (c.is(Category.PREP) && c.now().text().equals("of"))) {
            c.skip();
        }
        boolean bracket = c.more() && c.now().text().equals("(");
        Formula of = bracket ? bracket() : leaf();
        if (of == null) {
            c.to(start);
            return null;
        }
        String f = k.operator().feature();
        if (of instanceof Formula.Of o && o.term().function() == null) {
            return new Formula.Of(o.term().with(f, false));
        }
        return new Formula.Of(Shown.computed(k, of).with(f, false));
    }

    private Formula counted() {
        functions++;
        int start = c.at();
        c.skip();
        boolean distinct = false;
        while (c.more() && (Cursor.isLight(c.now()) || c.is(Category.DISTINCT))) {
            distinct |= c.is(Category.DISTINCT);
            c.skip();
        }
        Chunk k = c.more() ? c.now() : null;
        if (k == null || k.operator() != null || !k.content()) {
            c.to(start);
            return null;
        }
        c.skip();
        Shown of = Sense.byName(k) == Sense.TABLE ? Shown.entity(k) : Shown.column(k);
        return new Formula.Of(of.with("count", distinct));
    }

    /** "the ratio of A to B", "the difference between A and B". */
    private Formula pair(Chunk k) {
        int start = c.at();
        c.skip();
        String unit = timeUnit();
        while (c.more()
                && (c.is(Category.PREP)
                        || c.is(Category.BETWEEN)
                        || c.now().text().equals("between"))) {
            c.skip();
        }
        Formula two = parts.ofTwo(k);
        if (two != null) {
            computed = true;
            return two;
        }
        Formula left = parts.leaf();
        boolean joined = left != null && (joins() || shares(k));
        Formula right = joined ? parts.leaf() : null;
        if (right == null) {
            c.to(start);
            return null;
        }
        computed = true;
        boolean times = left instanceof Formula.Of a && right instanceof Formula.Of b && time(a) && time(b);
        if (k.is(Category.DIFFERENCE) && (unit != null || times)) {
            return times(left, right, unit);
        }
        return new Formula.Both(k.is(Category.RATIO) ? "/" : "-", left, right);
    }

    /** "the ratio of population per area". */
    private boolean shares(Chunk k) {
        boolean per = k.is(Category.RATIO)
                && c.more()
                && c.is(Category.EACH)
                && c.now().text().equals("per")
                && c.peek(1) != null
                && c.peek(1).columnScore() > 0;
        if (per) {
            c.skip();
        }
        return per;
    }

    private static Formula times(Formula left, Formula right, String unit) {
        return left instanceof Formula.Of a && right instanceof Formula.Of b
                ? new Formula.Span(a.term(), b.term(), unit)
                : new Formula.Both("-", right, left);
    }

    private static boolean time(Formula.Of f) {
        return f.term().what() != null && f.term().what().text().matches(".*\\b(dates?|times?)\\b.*");
    }

    /** "the time between A and B", "from A to B". */
    private Formula span(Chunk k) {
        int start = c.at();
        String unit = k.operator().feature().isEmpty() ? null : k.operator().feature();
        c.skip();
        Formula from = moment();
        Formula to = from != null && joins() ? moment() : null;
        if (!(from instanceof Formula.Of a) || !(to instanceof Formula.Of b)) {
            c.to(start);
            return null;
        }
        computed = true;
        return new Formula.Span(a.term(), b.term(), unit);
    }

    private Formula moment() {
        while (c.more() && (Cursor.isLight(c.now()) || c.is(Category.PRONOUN))) {
            c.skip();
        }
        return c.more() && c.now().columnScore() > 0 ? columnAt() : null;
    }

    private boolean joins() {
        int i = 0;
        while (c.peek(i) != null && i < FURTHEST && Cursor.isLight(c.peek(i)) && sign(c.peek(i)) == null) {
            i++;
        }
        Chunk k = c.peek(i);
        boolean joins = k != null
                && (k.is(Category.AND)
                        || (k.is(Category.PREP) && k.text().equals("to"))
                        || k.text().equals("until"));
        if (joins) {
            c.to(c.at() + i + 1);
        }
        return joins;
    }

    private boolean aged(Chunk k) {
        return k.unknown()
                && language.asked("how old")
                        .contains(language.morphology().forms(k.text()).get(0));
    }

    private Formula age() {
        explained.add(c.next());
        computed = true;
        return new Formula.Age(null);
    }

    private String timeUnit() {
        int i = c.peekIs(0, Category.PREP) ? 1 : 0;
        String unit = c.peek(i) == null ? null : Calendar.timeUnit(language, c.peek(i));
        if (unit != null) {
            c.to(c.at() + i + 1);
        }
        return unit;
    }

    private Formula name() {
        Chunk k = c.now();
        if (!Sense.names(k) || k.literal() != null || !k.content()) {
            return null;
        }
        if (k.columnScore() > 0 && k.columnScore() >= k.tableScore()) {
            return columnAt();
        }
        if (k.tableScore() > 0.8
                && c.peek(1) != null
                && c.peek(1).columnScore() > 0
                && c.peek(1).operator() == null) {
            c.skip();
            Formula of = columnAt();
            return of instanceof Formula.Of o ? new Formula.Of(o.term().ownedBy(k)) : of;
        }
        if (k.tableScore() > 0.8) {
            c.skip();
            return new Formula.Of(Shown.entity(k).with("count", false));
        }
        return null;
    }

    /** A column; of several names in a row all speak for it. */
    private Formula columnAt() {
        var run = new ArrayList<Chunk>();
        run.add(c.next());
        while (c.more()
                && c.now().operator() == null
                && c.now().columnScore() > 0
                && c.now().number() == null) {
            run.add(c.next());
        }
        if (c.more()
                && c.now().unknown()
                && language.asked("when").contains(c.now().text())) {
            explained.add(c.next());
        }
        boolean unit = c.peekIs(0, Category.PREP)
                && c.now().text().equals("in")
                && c.peek(1) != null
                && language.unit(c.peek(1).text());
        if (unit) {
            c.to(c.at() + 2);
        }
        return new Formula.Of(Shown.column(run.size() == 1 ? run.get(0) : merged(run)));
    }

    private static Chunk merged(List<Chunk> run) {
        var scores = new TreeMap<Integer, Double>();
        var text = new StringBuilder();
        for (Chunk k : run) {
            k.columns().forEach(m -> scores.merge(m.id(), m.score(), Double::sum));
            text.append(text.isEmpty() ? "" : " ").append(k.text());
        }
        List<Match> columns = scores.entrySet().stream()
                .map(e -> new Match(e.getKey(), Math.min(1, 0.2 + e.getValue() / run.size())))
                .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::id))
                .toList();
        Chunk last = run.get(run.size() - 1);
        return new Chunk(
                run.get(0).from(),
                last.to(),
                text.toString(),
                null,
                last.tables(),
                columns,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                false,
                last.weight());
    }
}
