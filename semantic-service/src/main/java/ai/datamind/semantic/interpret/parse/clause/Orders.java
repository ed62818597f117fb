package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.formula.FormulaReader;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** Orders and extremes: "sorted by age", "with the most songs", "the top 5 by sales". */
final class Orders {

    private final Clause clause;
    private final Cursor c;
    private final Ask main;
    private final Mentions mentions;

    Orders(Clause clause, Mentions mentions) {
        this.clause = clause;
        this.c = clause.c;
        this.main = clause.main;
        this.mentions = mentions;
    }

    void order() {
        clause.flush();
        clause.popTo(main);
        Boolean descending = null;
        if (c.is(Category.ASC) || c.is(Category.DESC)) {
            descending = c.is(Category.DESC);
        }
        c.skip();
        int before = main.orders().size();
        orderKey(descending != null && descending, descending != null);
        if (before == 1 && clause.waitingLimit == null) {
            allRanked();
        }
        clause.boundary();
    }

    /** "the longest rivers, from longest to shortest": one row needs no order, so the extreme speaks of all of them in that order. */
    private void allRanked() {
        Ask.Order extreme = main.orders().get(0);
        boolean several = main.limit() != null
                && main.limit() == 1
                && !extreme.explicit()
                && extreme.by().function() == null
                && main.focus() != null
                && plural(main.focus().text());
        if (!several) {
            return;
        }
        main.limit(null);
        main.ranking(true);
        Ask.Order said = main.orders().get(main.orders().size() - 1);
        boolean same = said.by().kind() == Shown.Kind.ROWS
                || said.by().measured() != null
                || said.by().equals(extreme.by());
        if (same) {
            main.orders().clear();
            main.orders().add(new Ask.Order(extreme.by(), said.descending(), false));
        } else {
            main.orders().remove(0);
        }
    }

    private static boolean plural(String noun) {
        return noun.endsWith("s") && !noun.endsWith("ss");
    }

    /** The keys of an order, each with its direction before or behind it. */
    void orderKey(boolean descendingFirst, boolean known) {
        boolean descending = descendingFirst;
        boolean given = known;
        String f = null;
        boolean count = false;
        boolean distinct = false;
        int before = main.orders().size();
        boolean joined = true;
        while (c.more()) {
            Chunk k = c.now();
            boolean clauseBegins = k.is(Category.EACH) || (k.is(Category.PREP) && !ofDirection(k));
            if (main.orders().size() > before && !joined && clauseBegins) {
                break;
            }
            joined |= k.is(Category.AND) || k.is(Category.COMMA);
            if (k.is(Category.ASC) || k.is(Category.DESC)) {
                boolean d = k.is(Category.DESC);
                for (int i = before; i < main.orders().size() && !given; i++) {
                    main.orders().set(i, new Ask.Order(main.orders().get(i).by(), d, true));
                }
                descending = d;
                c.skip();
                continue;
            }
            if (k.measured() != null && k.measured().degree() == Measured.Degree.MOST && k.columnScore() < 0.9) {
                if (main.orders().size() == before) {
                    main.orders()
                            .add(new Ask.Order(
                                    Shown.measured(k, k.measured()),
                                    k.measured().descending(),
                                    true));
                }
                c.skip();
                continue;
            }
            if (k.is(Category.AGGREGATE)) {
                f = k.operator().feature();
            } else if (k.is(Category.COUNT)) {
                count = true;
            } else if (k.content() && k.operator() == null && k.literal() == null) {
                Sense sense = Sense.byName(k);
                if (sense == Sense.VALUE || sense == Sense.NONE) {
                    break;
                }
                Chunk after = c.peek(1);
                boolean owner = sense == Sense.TABLE
                        && !count
                        && after != null
                        && after.operator() == null
                        && after.columnScore() > 0.6
                        && Sense.byName(after) == Sense.COLUMN;
                if (owner || (main.orders().size() > before && sense == Sense.TABLE && !count)) {
                    clause.near = k;
                    c.skip();
                    continue;
                }
                Shown by = sense == Sense.TABLE
                        ? Shown.entity(k)
                        : sense == Sense.TERM ? Shown.of(Shown.Kind.TERM, k) : Shown.column(k);
                by = count ? by.with("count", distinct) : f != null ? by.with(f, false) : by;
                if (main.orders().size() > before && !joined) {
                    break;
                }
                main.orders().add(new Ask.Order(by, descending, true));
                joined = false;
                f = null;
                count = false;
                distinct = false;
            } else if (!(Cursor.isLight(k)
                    || k.is(Category.PREP)
                    || k.is(Category.AND)
                    || k.is(Category.COMMA)
                    || k.is(Category.ORDER)
                    || k.unknown()
                    || k.is(Category.SUPERLATIVE)
                    || k.is(Category.TOP)
                    || k.is(Category.DISTINCT)
                    || k.is(Category.EACH)
                    || k.is(Category.RELATIVE))) {
                break;
            } else if ((k.is(Category.AND) || k.is(Category.COMMA)) && !orderGoesOn()) {
                break;
            } else if (k.unknown()) {
                main.unused().add(k);
            }
            distinct |= k.is(Category.DISTINCT);
            c.skip();
        }
        if (main.orders().size() == before) {
            main.orders().add(new Ask.Order(Shown.of(Shown.Kind.ROWS, null), descending, true));
        }
        if (clause.waitingLimit != null) {
            main.limit(clause.waitingLimit);
            clause.waitingLimit = null;
        }
    }

    /** "by age of the owner", "by age in descending order" still speak of the order. */
    private boolean ofDirection(Chunk k) {
        Chunk next = c.peek(c.light(1));
        return k.text().equals("of")
                || (next != null && (next.is(Category.ASC) || next.is(Category.DESC) || next.is(Category.ORDER)));
    }

    private boolean orderGoesOn() {
        Chunk next = c.peek(c.light(1));
        return next != null
                && (next.is(Category.ASC)
                        || next.is(Category.DESC)
                        || next.is(Category.COUNT)
                        || next.is(Category.ORDER)
                        || (next.operator() == null && next.content()));
    }

    void top(Chunk k) {
        c.skip();
        Chunk next = c.peek(c.light(0));
        if (next != null && next.number() != null && !next.content()) {
            c.to(c.at() + c.light(0) + 1);
            clause.waitingLimit = next.number().intValue();
        } else if (!earliest(k, next)) {
            clause.hints.add(k.text());
        }
    }

    /** "when was the first order placed": the earliest in time of another thing. */
    private boolean earliest(Chunk k, Chunk thing) {
        boolean first = k.text().equals("first");
        var dimension = clause.language.dimension(first ? "early" : "late");
        if (dimension == null
                || !(first || k.text().equals("last"))
                || thing == null
                || thing.operator() != null
                || thing.tableScore() < 0.9
                || thing.columnScore() > thing.tableScore()) {
            return false;
        }
        c.to(c.at() + c.light(0));
        nestedRank(c.now(), k, new Measured(dimension, Measured.Degree.MOST, false), !first, 1);
        return true;
    }

    /** "with the most songs", "with the highest age", "who is the oldest". */
    void rank(Chunk word, boolean descending, Measured measured, boolean common) {
        boolean counted = word.is(Category.SUPERLATIVE)
                && (word.text().contains("number of") || word.text().contains("amount of"));
        Shown before = clause.left;
        clause.left = null;
        c.skip();
        Integer n = clause.waitingLimit;
        String f = null;
        while (c.more()
                && (Cursor.isLight(c.now())
                        || c.is(Category.COUNT)
                        || c.is(Category.AGGREGATE)
                        || c.is(Category.DISTINCT)
                        || (c.now().number() != null && !c.now().content()))) {
            counted |= c.is(Category.COUNT);
            f = c.is(Category.AGGREGATE) ? c.now().operator().feature() : f;
            n = c.now().number() != null ? Integer.valueOf(c.now().number().intValue()) : n;
            c.skip();
        }
        if (c.more() && Sense.modifies(c)) {
            main.explained().add(c.next());
        }
        Shown computed = c.more() && c.now().unknown() ? null : new FormulaReader(clause.language, c).read();
        if (computed != null) {
            clause.scope().orders().add(new Ask.Order(computed, descending, false));
            clause.scope().limit(n == null ? 1 : n);
            clause.waitingLimit = null;
            return;
        }
        Chunk k = c.more() ? c.now() : null;
        boolean named =
                k != null && k.content() && k.literal() == null && (k.operator() == null || k.columnScore() >= 0.99);
        Sense sense = named ? Sense.byName(k) : Sense.NONE;
        Ask target = clause.scope();
        Shown by = null;
        if (common) {
            by = Shown.of(Shown.Kind.ROWS, null).with("count", false);
            if (sense == Sense.COLUMN || sense == Sense.TABLE) {
                c.skip();
                if (sense == Sense.COLUMN) {
                    main.groups().add(Shown.column(k));
                }
            }
        } else if (sense == Sense.TABLE && !(measured != null && Clause.sameTable(k, target.focus()))) {
            by = measured != null && !word.is(Category.SUPERLATIVE)
                    ? null
                    : Shown.entity(k).with("count", false);
            if (by == null) {
                nestedRank(k, word, measured, descending, n);
                return;
            }
            c.skip();
        } else if (sense == Sense.COLUMN) {
            by = counted && f == null ? Shown.column(k).with("count", false) : Shown.column(k);
            by = f != null ? by.with(f, false) : by;
            if (measured != null) {
                by = new Shown(by.kind(), k, by.function(), false, null, null, measured);
            }
            c.skip();
        } else if (sense == Sense.TERM) {
            by = Shown.of(Shown.Kind.TERM, k);
            c.skip();
        } else if (measured != null) {
            by = Shown.measured(word, measured);
        }
        if (by == null && before != null && before.function() == null) {
            by = before;
        }
        if (by == null) {
            clause.scope().unused().add(word);
            return;
        }
        target.orders().add(new Ask.Order(by, descending, false));
        target.limit(n == null ? 1 : n);
        clause.waitingLimit = null;
        clause.near = k;
        clause.hints.clear();
    }

    /** "… from the largest airport": the extreme chooses the rows of another entity. */
    private void nestedRank(Chunk entity, Chunk word, Measured measured, boolean descending, Integer n) {
        mentions.table(entity);
        Ask target = clause.scope();
        target.orders().add(new Ask.Order(Shown.measured(word, measured), descending, false));
        target.limit(n == null ? 1 : n);
        clause.waitingLimit = null;
    }
}
