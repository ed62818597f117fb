package ai.datamind.semantic.interpret.parse;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import java.util.ArrayList;
import java.util.List;

/** Reads what is shown, up to the first word that can only belong to a clause. */
final class HeadReader {

    private static final int DEFAULT_TOP = 10;

    private final Language language;
    private final Cursor c;
    private final Ask ask;
    private final List<String> functions = new ArrayList<>();
    private boolean counting;
    private boolean distinct;
    private boolean expecting = true;
    private boolean of;
    private int unowned;
    private Integer waitingLimit;
    private Boolean topDescending;
    private Chunk last;
    private Boolean lowFirst;
    private boolean premodified;
    private Chunk premodifying;
    private String arithmetic;
    private int arithmeticFrom;
    private final List<Shown> extremes = new ArrayList<>();
    private Rank rank;

    /** A superlative that waits for its thing. */
    private record Rank(Chunk word, boolean descending, Measured measured, boolean common, boolean counted) {}

    HeadReader(Language language, Cursor cursor, Ask ask) {
        this.language = language;
        this.c = cursor;
        this.ask = ask;
    }

    /** The n of "top n" when its order is still to come. */
    Integer waitingLimit() {
        return waitingLimit;
    }

    /** Whether "top n" meant the highest. */
    boolean topFirst() {
        return lowFirst == null || !lowFirst;
    }

    Chunk lastContent() {
        return last;
    }

    void read() {
        Chunk first = c.more() ? c.now() : null;
        if (first != null && (first.is(Category.THERE) || first.is(Category.IS) || isVerbAux(first))) {
            ask.yesNo(true);
        }
        while (c.more() && step()) {
            // each step consumes one chunk or says that the head is over
        }
        finish();
    }

    private static boolean isVerbAux(Chunk k) {
        return k.is(Category.AUX)
                && List.of("do", "does", "did", "can", "has", "have").contains(k.text());
    }

    private boolean step() {
        Chunk k = c.now();
        if (k.operator() != null && !(k.content() && weak(k))) {
            return operator(k);
        }
        String unit = Calendar.grain(language, k, "grain");
        if (unit != null && (expecting || ask.shown().isEmpty())) {
            ask.grain(unit);
            ask.explained().add(k);
            c.skip();
            return true;
        }
        if (k.measured() != null && k.measured().degree() == Measured.Degree.MOST && !betterName(k)) {
            return rank(k, k.measured().descending(), k.measured(), false);
        }
        if (k.number() != null && (!k.content() || topDescending != null || rank != null)) {
            return number(k);
        }
        if (k.content()) {
            if (!expecting && !ask.shown().isEmpty()) {
                return false;
            }
            return content(k);
        }
        if (ask.shown().isEmpty() || expecting) {
            if (k.period() != null && ask.shown().isEmpty()) {
                ask.conditions().add(new Condition.Compare(null, "eq", List.of(k), false, false, null, List.of()));
            } else if (k.measured() == null && k.period() == null) {
                ask.unused().add(k);
            } else {
                return false;
            }
            c.skip();
            return true;
        }
        return false;
    }

    private static boolean betterName(Chunk k) {
        return Math.max(k.columnScore(), k.tableScore()) >= 0.99;
    }

    private static boolean weak(Chunk k) {
        return switch (k.operator().category()) {
            case AUX,
                    TOP,
                    LIKE,
                    COUNTVERB,
                    COMMAND,
                    EVERYTHING,
                    MISSING,
                    ORDER,
                    DIFFERENCE,
                    SHARE,
                    AGGREGATE,
                    PREP,
                    IS,
                    RELATIVE,
                    THERE -> betterName(k) || k.is(Category.AUX);
            default -> false;
        };
    }

    private boolean number(Chunk k) {
        Chunk next = c.peek(c.light(1));
        boolean ranks = next != null
                && (next.is(Category.SUPERLATIVE)
                        || next.is(Category.TOP)
                        || next.is(Category.COMMON)
                        || (next.measured() != null && next.measured().degree() == Measured.Degree.MOST));
        if (ranks || topDescending != null || rank != null) {
            waitingLimit = (int) Math.max(1, Math.min(1_000_000, k.number()));
            c.skip();
            return true;
        }
        if (ask.shown().isEmpty() && next != null && next.content() && !counting) {
            waitingLimit = (int) Math.max(1, Math.min(1_000_000, k.number()));
            c.skip();
            return true;
        }
        return false;
    }

    private boolean operator(Chunk k) {
        switch (k.operator().category()) {
            case COMMAND, WHAT -> {
                if (!ask.shown().isEmpty() && !expecting) {
                    return false;
                }
                ask.yesNo(false);
            }
            case WHICH -> {
                if (!ask.shown().isEmpty() && !expecting) {
                    return false;
                }
                ask.yesNo(false);
            }
            case WHO -> {
                if (!ask.shown().isEmpty()) {
                    return false;
                }
                ask.who(true);
                c.skip();
                return false;
            }
            case WHERE, WHEN -> {
                if (!ask.shown().isEmpty() && !expecting) {
                    return false;
                }
                ask.shown().add(Shown.asked(k, language.asked(k.is(Category.WHERE) ? "where" : "when")));
                ask.yesNo(false);
                expecting = false;
            }
            case COUNT -> {
                ask.yesNo(false);
                counting = true;
                distinct |= k.text().contains("different");
                expecting = true;
            }
            case COUNTVERB -> {
                counting |= ask.shown().isEmpty();
                expecting = true;
            }
            case HOWMUCH -> functions.add("sum");
            case AGGREGATE -> {
                if (!expecting && !ask.shown().isEmpty()) {
                    return false;
                }
                functions.add(k.operator().feature());
            }
            case DISTINCT -> distinct = true;
            case EVERYTHING -> {
                if (!expecting && !ask.shown().isEmpty()) {
                    return false;
                }
                ask.shown().add(Shown.of(Shown.Kind.EVERYTHING, k));
                expecting = false;
            }
            case TOP -> {
                if (ordinal(k)) {
                    return true;
                }
                topDescending = k.operator().feature().equals("desc");
            }
            case SUPERLATIVE -> {
                return rank(k, k.operator().feature().equals("desc"), k.measured(), false);
            }
            case COMMON -> {
                return rank(k, k.operator().feature().equals("desc"), null, true);
            }
            case SHARE -> ask.share(k.text());
            case RATIO, DIFFERENCE -> {
                if (!ask.shown().isEmpty() && !expecting) {
                    return false;
                }
                arithmetic = k.is(Category.RATIO) ? "/" : "-";
                arithmeticFrom = ask.shown().size();
                expecting = true;
            }
            case AND, COMMA -> {
                if (!continues()) {
                    return false;
                }
                expecting = true;
            }
            case PREP -> {
                if (arithmetic != null
                        && ask.shown().size() > arithmeticFrom
                        && List.of("to", "and").contains(k.text())) {
                    unowned = ask.shown().size();
                    expecting = true;
                    of = false;
                    c.skip();
                    return true;
                }
                if (arithmetic != null
                        && ask.shown().size() == arithmeticFrom
                        && k.text().equals("of")) {
                    c.skip();
                    return true;
                }
                if (!k.text().equals("of")
                        || (ask.shown().isEmpty() && !counting && functions.isEmpty() && rank == null)) {
                    if (ask.shown().isEmpty() && k.text().equals("of")) {
                        c.skip();
                        return true;
                    }
                    return about(k);
                }
                of = true;
                expecting = true;
            }
            case AUX, IS, THERE, PRONOUN -> {
                if (!ask.shown().isEmpty() && !expecting && !k.text().equals("'s") && !harmless(k)) {
                    return false;
                }
                if (k.text().equals("'s")) {
                    of = false;
                    expecting = true;
                }
            }
            case BOTH -> {
                if (!ask.shown().isEmpty() && !expecting) {
                    return false;
                }
            }
            case EITHER -> {
                return false;
            }
            case EACH -> {
                if (!ask.shown().isEmpty() && k.text().startsWith("of ")) {
                    of = true;
                    expecting = true;
                }
                if (!(of || expecting) || ask.aggregated() || counting) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        c.skip();
        return true;
    }

    /** "the first student to register", "the last transcript": the earliest or latest in time. */
    private boolean ordinal(Chunk k) {
        boolean first = k.text().equals("first");
        if (!first && !k.text().equals("last")) {
            return false;
        }
        Chunk next = c.peek(c.light(1));
        if (next == null
                || next.number() != null
                || next.tableScore() < 0.8
                || next.columnScore() > next.tableScore()) {
            return false;
        }
        var dimension = language.dimension(first ? "early" : "late");
        return dimension != null && rank(k, !first, new Measured(dimension, Measured.Degree.MOST, false), false);
    }

    private static boolean harmless(Chunk k) {
        return List.of("also", "then", "only", "respectively").contains(k.text());
    }

    /** "information about X", "details for X": the entity still belongs to the head. */
    private boolean about(Chunk k) {
        boolean everything = ask.shown().size() == 1 && ask.shown().get(0).kind() == Shown.Kind.EVERYTHING;
        if (everything && ask.focus() == null && k.operator().is(Category.PREP)) {
            expecting = true;
            c.skip();
            return true;
        }
        return false;
    }

    /** After a connector the list goes on only when something that can be shown follows. */
    private boolean continues() {
        int i = 1;
        while (c.peek(i) != null
                && (c.peekIs(i, Category.AND)
                        || c.peekIs(i, Category.COMMA)
                        || Cursor.isLight(c.peek(i))
                        || c.peekIs(i, Category.WHAT)
                        || c.peekIs(i, Category.DISTINCT)
                        || c.peekIs(i, Category.COMMAND))) {
            i++;
        }
        Chunk k = c.peek(i);
        if (k == null) {
            return false;
        }
        if (k.is(Category.COUNT) || k.is(Category.AGGREGATE)) {
            return true;
        }
        if (k.is(Category.WHEN) || k.is(Category.WHERE)) {
            return true;
        }
        if (k.operator() != null && !(k.content() && weak(k))) {
            return false;
        }
        return k.content() && (k.tableScore() > 0 || k.columnScore() > 0 || k.termScore() > 0) && !startsClause(i);
    }

    /** "…, students who …" still lists; "and age is over 20" does not. */
    private boolean startsClause(int i) {
        Chunk after = c.peek(i + 1);
        return after != null
                && after.is(Category.IS)
                && c.peek(i).columnScore() > c.peek(i).tableScore()
                && !ask.yesNo()
                && ask.focus() != null;
    }

    private boolean rank(Chunk k, boolean descending, Measured measured, boolean common) {
        if (!ask.shown().isEmpty() && !expecting) {
            return false;
        }
        boolean counted = k.is(Category.SUPERLATIVE)
                && (k.text().contains("number of") || k.text().contains("amount of"));
        c.skip();
        if (c.more() && c.is(Category.COUNT)) {
            counted = true;
            c.skip();
        }
        rank = new Rank(k, descending, measured, common, counted);
        expecting = true;
        return true;
    }

    private boolean content(Chunk k) {
        Sense sense = Sense.inHead(c);
        if (sense == Sense.TERM && k.tableScore() >= 0.9 && !counting && !grouped()) {
            sense = Sense.TABLE;
        }
        if (sense == Sense.VALUE) {
            return value(k);
        }
        boolean second = sense == Sense.TABLE
                && of
                && unowned == ask.shown().size()
                && ask.focus() != null
                && rank == null
                && !counting
                && functions.isEmpty();
        if (second) {
            return false;
        }
        c.skip();
        last = k;
        switch (sense) {
            case TABLE -> table(k);
            case COLUMN -> column(k);
            case TERM -> add(Shown.of(Shown.Kind.TERM, k));
            case VALUE, NONE -> ask.unused().add(k);
        }
        expecting = premodified;
        premodified = false;
        return true;
    }

    /** Whether anything later in the sentence groups: then a word for both an entity and its number means the number. */
    private boolean grouped() {
        for (int i = 1; c.peek(i) != null; i++) {
            if (c.peekIs(i, Category.EACH)
                    || c.peek(i).text().equals("by")
                    || Calendar.grain(language, c.peek(i), "grain") != null) {
                return ask.shown().isEmpty() && topDescending == null && rank == null && waitingLimit == null;
            }
        }
        return false;
    }

    /** "female students", "the math course": a value before its entity; otherwise the head is over. */
    private boolean value(Chunk k) {
        Chunk next = c.peek(c.light(1));
        boolean before = next != null && next.content() && next.valueScore() < 1.2 && next.operator() == null;
        boolean possessive = c.peek(1) != null && c.peek(1).text().equals("'s");
        if (!(before || possessive) || (!ask.shown().isEmpty() && !expecting)) {
            return false;
        }
        ask.conditions().add(new Condition.Compare(null, "eq", List.of(k), false, false, next, List.of()));
        c.skip();
        last = k;
        return true;
    }

    private void table(Chunk k) {
        Chunk next = c.peek(c.light(0));
        boolean plural = k.text().endsWith("s") && !k.text().endsWith("ss");
        boolean premodifier = !plural
                && c.more()
                && c.now().equals(next)
                && next != null
                && next.columnScore() > 0.9
                && Sense.byName(next) == Sense.COLUMN
                && !next.is(Category.AGGREGATE);
        if (premodifier && !counting) {
            focus(k);
            premodifying = k;
            premodified = true;
            return;
        }
        if (rank != null && rank.measured() == null && !rank.common() && (rank.counted() || !of)) {
            orderBy(new Shown(Shown.Kind.ENTITY, k, "count", false, null, null, null), rank.descending());
            rank = null;
            return;
        }
        if (counting) {
            add(Shown.entity(k));
            focus(k);
            return;
        }
        boolean owns = (of || possessiveBefore()) && unowned < ask.shown().size();
        if (owns) {
            own(k);
            if (rank != null) {
                entityRank(k);
            }
        } else {
            add(Shown.entity(k));
            if (rank != null) {
                entityRank(k);
            }
        }
        focus(k);
    }

    private boolean possessiveBefore() {
        return false;
    }

    private void own(Chunk k) {
        for (int i = unowned; i < ask.shown().size(); i++) {
            ask.shown().set(i, ask.shown().get(i).ownedBy(k));
        }
        unowned = ask.shown().size();
        of = false;
    }

    private void focus(Chunk k) {
        if (ask.focus() == null) {
            ask.focus(k);
        } else if (!ask.focus().equals(k)) {
            ask.mentions().add(k);
        }
    }

    private void entityRank(Chunk k) {
        if (rank.common()) {
            orderBy(new Shown(Shown.Kind.ROWS, k, "count", false, null, null, null), rank.descending());
        } else if (rank.measured() != null) {
            orderBy(Shown.measured(rank.word(), rank.measured()).ownedBy(k), rank.descending());
        } else {
            orderBy(new Shown(Shown.Kind.ENTITY, k, "count", false, null, null, null), rank.descending());
        }
        rank = null;
    }

    private void column(Chunk k) {
        if (rank != null && !counting) {
            rankedColumn(k);
            return;
        }
        if (flagBefore(k)) {
            ask.conditions().add(new Condition.Holds(k, false));
            premodified = true;
            return;
        }
        if (of && unowned < ask.shown().size() && !counting && functions.isEmpty() && !distinct) {
            own(k);
            return;
        }
        add(premodifying == null ? Shown.column(k) : Shown.column(k).ownedBy(premodifying));
        premodifying = null;
    }

    /** "illustrated novels": a word that is a column right before its entity says what holds of it. */
    private boolean flagBefore(Chunk k) {
        Chunk next = c.more() ? c.now() : null;
        return next != null
                && k.to() - k.from() == 1
                && next.operator() == null
                && next.tableScore() > 0.8
                && Sense.byName(next) == Sense.TABLE
                && (k.text().endsWith("ed")
                        || k.text().endsWith("ing")
                        || counting
                        || ask.shown().isEmpty());
    }

    private void rankedColumn(Chunk k) {
        Shown column = Shown.column(k);
        if (rank.common()) {
            add(column);
            orderBy(new Shown(Shown.Kind.ROWS, k, "count", false, null, null, null), rank.descending());
        } else if (c.more()
                && c.now().operator() == null
                && c.now().tableScore() > 0.8
                && Sense.byName(c.now()) == Sense.TABLE) {
            orderBy(column, rank.descending());
            premodified = true;
        } else if (!functions.isEmpty()) {
            String f = functions.get(functions.size() - 1);
            functions.clear();
            orderBy(column.with(f, false), rank.descending());
            if (ask.shown().isEmpty()) {
                ask.shown().add(column.with(f, false));
            }
        } else {
            Shown extreme = new Shown(
                    Shown.Kind.COLUMN, k, rank.descending() ? "max" : "min", false, null, null, rank.measured());
            ask.shown().add(extreme);
            extremes.add(extreme);
        }
        rank = null;
    }

    private void add(Shown shown) {
        if (counting) {
            ask.shown().add(shown.with("count", distinct));
            counting = false;
            distinct = false;
        } else if (!functions.isEmpty()) {
            functions.forEach(f -> ask.shown().add(shown.with(f, distinct)));
            functions.clear();
            distinct = false;
        } else {
            if (distinct) {
                ask.distinct(true);
            }
            ask.shown().add(shown.with(null, distinct));
            distinct = false;
        }
        expecting = false;
        if (of && unowned < ask.shown().size() - 1 && shown.kind() == Shown.Kind.COLUMN) {
            of = false;
        }
    }

    /** "the earliest date and the details": with other things beside it an extreme chooses the row. */
    private void extremeOfList() {
        boolean plain = ask.shown().stream().anyMatch(s -> !s.aggregate());
        for (int i = 0; c.peek(i) != null; i++) {
            plain &= !c.peekIs(i, Category.EACH);
        }
        for (int i = 0;
                plain
                        && i < ask.shown().size()
                        && ask.orders().isEmpty()
                        && ask.groups().isEmpty();
                i++) {
            Shown s = ask.shown().get(i);
            if (extremes.contains(s)) {
                ask.shown().set(i, s.with(null, false));
                orderBy(s.with(null, false), s.function().equals("max"));
            }
        }
    }

    private void orderBy(Shown by, boolean descending) {
        ask.orders().add(new Ask.Order(by, descending, false));
        ask.limit(waitingLimit == null ? 1 : waitingLimit);
        waitingLimit = null;
        topDescending = null;
    }

    private void finish() {
        if (arithmetic != null && ask.shown().size() >= arithmeticFrom + 2) {
            ask.arithmetic(arithmetic, arithmeticFrom);
        }
        if (rank != null) {
            if (rank.measured() != null) {
                orderBy(Shown.measured(rank.word(), rank.measured()), rank.descending());
            } else {
                ask.unused().add(rank.word());
            }
        }
        extremeOfList();
        if (counting && ask.shown().isEmpty()) {
            ask.shown().add(Shown.of(Shown.Kind.ROWS, null).with("count", false));
        }
        if (topDescending != null) {
            lowFirst = !topDescending;
            waitingLimit = waitingLimit == null ? DEFAULT_TOP : waitingLimit;
        }
        for (String f : functions) {
            if (ask.shown().isEmpty()) {
                ask.shown().add(Shown.of(Shown.Kind.ROWS, null).with(f, false));
            } else {
                int lastOne = ask.shown().size() - 1;
                Shown s = ask.shown().get(lastOne);
                if (s.function() == null && s.kind() == Shown.Kind.COLUMN && f.equals("sum")) {
                    ask.shown().set(lastOne, s.with(f, false));
                }
            }
        }
    }
}
