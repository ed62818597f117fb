package ai.datamind.sql.oracle;

import java.util.List;
import java.util.Random;

/** Random typed expressions, total and partial ones: casts of text, divisions, regular expressions, sub-queries. */
final class Expressions {
    private final Random random;
    private final QueryGenerator queries;

    Expressions(Random random, QueryGenerator queries) {
        this.random = random;
        this.queries = queries;
    }

    String truth(Names names, int depth) {
        if (depth <= 0) {
            return comparison(names, 0);
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> truth(names, depth - 1) + " AND " + atom(names, depth - 1);
            case 2, 3 -> "(" + truth(names, depth - 1) + " OR " + truth(names, depth - 1) + ")";
            case 4 -> "NOT (" + truth(names, depth - 1) + ")";
            default -> atom(names, depth - 1);
        };
    }

    private String atom(Names names, int depth) {
        return switch (random.nextInt(16)) {
            case 0 -> value('t', names, depth) + " LIKE '" + pick("%1%", "c%", "s_", "%") + "'";
            case 1 -> value('t', names, depth) + " ~ '" + pick("^[0-9]+$", "c1", "e") + "'";
            case 2 -> column(names) + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
            case 3 -> value('i', names, depth) + (random.nextBoolean() ? " IN (1, 2, 3)" : " NOT IN (0, 5)");
            case 4 -> queries.exists(names, depth);
            case 5 -> queries.in(names, depth);
            case 6 -> value('n', names, depth) + " BETWEEN " + value('n', names, 0) + " AND " + value('n', names, 0);
            case 7 -> value('b', names, depth) + " IS " + pick("TRUE", "NOT TRUE", "FALSE", "UNKNOWN");
            case 8 -> value('i', names, depth) + " IS DISTINCT FROM " + value('i', names, 0);
            default -> comparison(names, depth);
        };
    }

    private String comparison(Names names, int depth) {
        char type = pickType();
        return value(type, names, depth) + " " + pick("=", "<>", "<", "<=", ">", ">=") + " "
                + value(type, names, Math.min(depth, 1));
    }

    private char pickType() {
        return "innttdsfi".charAt(random.nextInt(9));
    }

    private String column(Names names) {
        List<Names.Name> all = names.all();
        return all.isEmpty() ? "1" : all.get(random.nextInt(all.size())).sql();
    }

    String value(char type, Names names, int depth) {
        List<Names.Name> known = names.of(type);
        if (depth <= 0 || random.nextInt(3) == 0) {
            return known.isEmpty() || random.nextInt(5) == 0
                    ? literal(type)
                    : known.get(random.nextInt(known.size())).sql();
        }
        if (random.nextInt(8) == 0) {
            return "CASE WHEN " + truth(names, depth - 2) + " THEN " + value(type, names, depth - 1) + " ELSE "
                    + value(type, names, depth - 1) + " END";
        }
        if (random.nextInt(9) == 0) {
            return "coalesce(" + value(type, names, depth - 1) + ", " + literal(type) + ")";
        }
        return made(type, names, depth - 1);
    }

    private String made(char type, Names names, int depth) {
        return switch (type) {
            case 'i' ->
                switch (random.nextInt(8)) {
                    case 0 -> "(" + value('t', names, depth) + ")::int";
                    case 1 -> "(" + value('i', names, depth) + " / " + value('i', names, depth) + ")";
                    case 2 -> "(" + value('i', names, depth) + " + " + value('i', names, 0) + ")";
                    case 3 -> "length(" + value('t', names, depth) + ")";
                    case 4 -> "extract(year FROM " + value('d', names, depth) + ")::int";
                    case 5 -> queries.scalar(names, depth);
                    case 6 -> "(10 % " + value('i', names, depth) + ")";
                    default -> "abs(" + value('i', names, depth) + ")";
                };
            case 'n' ->
                switch (random.nextInt(5)) {
                    case 0 -> "(" + value('n', names, depth) + " / " + value('n', names, depth) + ")";
                    case 1 -> "(" + value('t', names, depth) + ")::numeric";
                    case 2 -> "round(" + value('n', names, depth) + ")";
                    case 3 -> "(" + value('n', names, depth) + " * 1.5)";
                    default -> "(" + value('i', names, depth) + ")::numeric";
                };
            case 'f' ->
                random.nextBoolean()
                        ? "sqrt(" + value('f', names, depth) + ")"
                        : "(" + value('f', names, depth) + " + 1)";
            case 't' ->
                switch (random.nextInt(6)) {
                    case 0 -> "upper(" + value('t', names, depth) + ")";
                    case 1 -> "substr(" + value('t', names, depth) + ", 2, 3)";
                    case 2 -> "(" + value('t', names, depth) + " || '-' || " + value('t', names, 0) + ")";
                    case 3 -> "(" + value('i', names, depth) + ")::text";
                    case 4 -> "split_part(" + value('t', names, depth) + ", '-', " + value('i', names, 0) + ")";
                    default -> "lower(" + value('t', names, depth) + ")";
                };
            case 'd' ->
                random.nextBoolean()
                        ? "(" + value('d', names, depth) + " + 7)"
                        : "make_date(2000, " + value('i', names, 0) + ", 1)";
            case 's' ->
                random.nextBoolean()
                        ? "date_trunc('month', " + value('s', names, depth) + ")"
                        : "(" + value('s', names, depth) + " - interval '3 days')";
            default -> "(" + comparison(names, depth) + ")";
        };
    }

    private String literal(char type) {
        return switch (type) {
            case 'i' -> pick("1", "2", "3", "0", "7");
            case 'n' -> pick("10.5", "0.0", "3.25");
            case 'f' -> pick("1.5", "4.0");
            case 't' -> pick("'c1'", "'7'", "'s1'", "'n/a'", "'F'");
            case 'd' -> pick("date '1995-01-01'", "date '1980-06-01'");
            case 's' -> pick("timestamp '1995-03-01'", "timestamp '1994-06-01 03:00:00'");
            default -> pick("true", "false");
        };
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
