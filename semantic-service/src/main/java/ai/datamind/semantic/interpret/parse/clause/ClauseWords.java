package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.List;

/** Words of grammar behind the head: what each says about the names and values around it. */
final class ClauseWords {

    static final List<String> POPPING = List.of("who", "whose", "that", "which");

    private final Clause clause;
    private final Cursor c;
    private final Ask main;
    private final Groups groups;
    private final Orders orders;
    private final Comparisons comparisons;
    private final Aggregates aggregates;
    private final FurtherHead further;
    private final Asides asides;

    ClauseWords(Clause clause, Groups groups, Orders orders, Asides asides) {
        this.clause = clause;
        this.c = clause.c;
        this.main = clause.main;
        this.groups = groups;
        this.orders = orders;
        this.comparisons = new Comparisons(clause);
        this.aggregates = new Aggregates(clause);
        this.further = new FurtherHead(clause);
        this.asides = asides;
    }

    void operator(Chunk k) {
        switch (k.operator().category()) {
            case NOT -> {
                clause.negated = true;
                c.skip();
            }
            case EXCEPT -> {
                clause.popTo(main);
                clause.boundary();
                clause.negated = true;
                c.skip();
            }
            case RELATIVE, BUT, WHO, WHICH -> {
                boolean wh = POPPING.contains(k.text());
                if (k.is(Category.BUT)
                        || (wh
                                && clause.near != null
                                && clause.lastScope != null
                                && !clause.near.equals(clause.scope().focus()))) {
                    clause.popTo(main);
                }
                if (clause.and && clause.near != null) {
                    clause.popTo(main);
                }
                clause.boundary();
                clause.and = false;
                clause.hints.add(k.text());
                c.skip();
            }
            case AND, COMMA -> {
                if (!further.shown()) {
                    clause.and = true;
                    c.skip();
                }
            }
            case OR -> {
                clause.or = true;
                c.skip();
            }
            case BOTH -> {
                clause.both = true;
                c.skip();
            }
            case EITHER, EVERYTHING, COMMAND, WHAT, END, HOWMUCH, COUNTVERB -> c.skip();
            case EACH -> groups.group();
            case ORDER, ASC, DESC -> orders.order();
            case SUPERLATIVE -> orders.rank(k, k.operator().feature().equals("desc"), null, false);
            case COMMON -> orders.rank(k, k.operator().feature().equals("desc"), null, true);
            case TOP -> orders.top(k);
            case COMPARE -> {
                clause.op = k.operator().feature();
                clause.compared = k;
                c.skip();
            }
            case SIGN -> comparisons.sign(k);
            case ORLESS -> {
                comparisons.orLess(k.operator().feature());
                c.skip();
            }
            case BETWEEN -> comparisons.between();
            case AVERAGE -> {
                clause.op = clause.op == null ? (k.text().startsWith("below") ? "lt" : "gt") : clause.op;
                c.skip();
                aggregates.versus("avg");
            }
            case AGGREGATE -> aggregates.aggregate(k);
            case COUNT -> {
                clause.counting = true;
                c.skip();
            }
            case LIKE -> comparisons.like(k);
            case MISSING, PRESENT -> comparisons.missing(k);
            case DISTINCT -> {
                clause.distinct = true;
                c.skip();
            }
            case PREP -> preposition(k);
            case WHERE, WHEN -> {
                clause.boundary();
                c.skip();
            }
            case COMPARED -> {
                main.comparedTo(k.operator().feature());
                c.skip();
            }
            case THERE -> {
                boolean columns = !main.shown().isEmpty()
                        && main.shown().stream()
                                .allMatch(s -> s.what() != null
                                        && s.what().columnScore() > 0.9
                                        && s.kind() != Shown.Kind.ENTITY
                                        && !s.aggregate());
                main.distinct(main.distinct()
                        || (columns && main.focus() == null && main.orders().isEmpty()));
                if (clause.scopes.size() > 1) {
                    clause.boundary();
                    clause.popTo(main);
                }
                c.skip();
            }
            case MANNER -> asides.manner();
            case RUNNING, RANK -> c.skip();
            case AUX, IS, PRONOUN, VALUE, SHARE, RATIO, DIFFERENCE, ARITHMETIC, SPAN, CHANGE -> {
                clause.hints.add(k.text());
                c.skip();
            }
        }
    }

    private void preposition(Chunk k) {
        if (k.text().equals("by") && main.limit() != null && !main.orders().isEmpty() && groups.groupable()) {
            boolean descending = main.orders().get(0).descending();
            main.orders().clear();
            c.skip();
            orders.orderKey(descending, true);
            return;
        }
        if (k.text().equals("by") && clause.waitingLimit != null) {
            c.skip();
            orders.orderKey(clause.topFirst, true);
            return;
        }
        if (k.text().equals("by") && c.storedNext(0)) {
            clause.hints.add(k.text());
            c.skip();
            return;
        }
        if (k.text().equals("by") && (main.aggregated() || main.shown().isEmpty()) && groups.groupable()) {
            groups.group();
            return;
        }
        clause.hints.add(k.text());
        c.skip();
    }

    static boolean weak(Chunk k) {
        return switch (k.operator().category()) {
            case AUX, TOP, LIKE, COUNTVERB, COMMAND, EVERYTHING, MISSING, DIFFERENCE, SHARE, MANNER, RANK, RUNNING ->
                true;
            default -> false;
        };
    }
}
