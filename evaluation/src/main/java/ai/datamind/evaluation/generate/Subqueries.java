package ai.datamind.evaluation.generate;

import java.util.Random;

/** Queries inside expressions; they may look out at the levels around them. */
final class Subqueries {
    private final Random random;
    private final boolean monotone;
    private Sources sources;
    private Expressions expressions;

    Subqueries(Random random, boolean monotone) {
        this.random = random;
        this.monotone = monotone;
    }

    /** Expressions hold queries and queries hold expressions: the two are made first and bound then. */
    void bind(Sources from, Expressions within) {
        sources = from;
        expressions = within;
    }

    String exists(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, Math.min(depth, 1));
        String not = monotone ? "" : expressions.pick("", "NOT ");
        return not + "EXISTS (SELECT 1" + from + " WHERE " + expressions.truth(names, 1) + ")";
    }

    String in(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, 0);
        String in = monotone ? " IN " : expressions.pick(" IN ", " NOT IN ");
        if (random.nextInt(4) == 0) {
            return "(" + expressions.value('i', outer, 0) + ", " + expressions.value('t', outer, 0) + ")" + in
                    + "(SELECT " + expressions.value('i', names, depth) + ", " + expressions.value('t', names, 0) + from
                    + where(names) + ")";
        }
        return expressions.value('i', outer, 0) + in + "(SELECT " + expressions.value('i', names, depth) + from
                + where(names) + ")";
    }

    String quantified(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, 0);
        String query = "(SELECT " + expressions.value('i', names, depth) + from + where(names) + ")";
        String operator = expressions.pick(" = ", " < ", " >= ", " <> ");
        return expressions.value('i', outer, 0)
                + operator
                + (monotone
                        ? "ANY " + query
                        : expressions.pick("ANY " + query, "ALL " + query, "ANY (ARRAY" + query + ")"));
    }

    String scalar(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, 0);
        String value = expressions.value('i', names, depth);
        return random.nextInt(4) == 0
                ? "(SELECT " + value + " AS s" + from + where(names) + " ORDER BY 1 LIMIT 1)"
                : "(SELECT " + expressions.pick("max", "min", "count") + "(" + value + ")" + from + where(names)
                        + ")::int";
    }

    private String where(Names names) {
        return random.nextInt(5) == 0 ? "" : " WHERE " + expressions.truth(names, 1);
    }
}
