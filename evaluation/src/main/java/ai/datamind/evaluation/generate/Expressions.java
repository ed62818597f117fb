package ai.datamind.evaluation.generate;

import java.util.List;
import java.util.Random;

/** Random typed expressions, total and partial ones: casts of text, divisions, regular expressions, sub-queries. */
final class Expressions {
    private final Random random;
    private final Subqueries queries;
    private final boolean monotone;
    private final Idioms idioms;

    /** @param monotone nothing that a row less could make true: no NOT over a query, no count of rows */
    Expressions(Random random, Subqueries queries, boolean monotone) {
        this.random = random;
        this.queries = queries;
        this.monotone = monotone;
        this.idioms = new Idioms(random, this);
    }

    String truth(Names names, int depth) {
        if (depth <= 0) {
            return comparison(names, 0);
        }
        return switch (random.nextInt(monotone ? 10 : 12)) {
            case 0, 1 -> truth(names, depth - 1) + " AND " + atom(names, depth - 1);
            case 2, 3 -> "(" + truth(names, depth - 1) + " OR " + truth(names, depth - 1) + ")";
            case 10 -> "NOT (" + truth(names, depth - 1) + ")";
            default -> atom(names, depth - 1);
        };
    }

    private String atom(Names names, int depth) {
        return switch (random.nextInt(22)) {
            case 0 -> value('t', names, depth) + " LIKE '" + pick("%1%", "c%", "s_", "%") + "'";
            case 1 -> value('t', names, depth) + " ~ '" + pick("^[0-9]+$", "c1", "e") + "'";
            case 2 -> column(names) + pick(" IS NULL", " IS NOT NULL", " NOTNULL");
            case 3 -> value('i', names, depth) + pick(" IN (1, 2, 3)", " NOT IN (0, 5)");
            case 4 -> queries.exists(names, depth);
            case 5 -> queries.in(names, depth);
            case 6 -> value('n', names, depth) + " BETWEEN " + value('n', names, 0) + " AND " + value('n', names, 0);
            case 7 -> value('b', names, depth) + " IS " + pick("TRUE", "NOT TRUE", "FALSE", "UNKNOWN");
            case 8 ->
                value('i', names, depth) + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + value('i', names, 0);
            case 9 -> queries.quantified(names, depth);
            case 10 ->
                "(" + value('i', names, 0) + ", " + value('t', names, 0) + ")" + pick(" = ", " < ", " <> ") + "("
                        + value('i', names, depth) + ", " + value('t', names, 0) + ")";
            case 11 -> value('i', names, depth) + " = ANY (ARRAY[1, " + value('i', names, 0) + "])";
            default -> comparison(names, depth);
        };
    }

    private String comparison(Names names, int depth) {
        char type = "innttdsfi".charAt(random.nextInt(9));
        return value(type, names, depth) + " " + pick("=", "<>", "<", "<=", ">", ">=") + " "
                + value(type, names, Math.min(depth, 1));
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
            String when = monotone ? comparison(names, 0) : truth(names, depth - 2);
            return "CASE WHEN " + when + " THEN " + value(type, names, depth - 1) + " ELSE "
                    + value(type, names, depth - 1) + " END";
        }
        if (random.nextInt(9) == 0) {
            return "coalesce(" + value(type, names, depth - 1) + ", " + literal(type) + ")";
        }
        return made(type, names, depth - 1);
    }

    private String made(char type, Names names, int depth) {
        return switch (type) {
            case 'i' -> whole(names, depth);
            case 'n' -> number(names, depth);
            case 'f' -> pick("sqrt(" + value('f', names, depth) + ")", "(" + value('f', names, depth) + " + 1)");
            case 't' -> text(names, depth);
            case 'd' ->
                pick("(" + value('d', names, depth) + " + 7)", "make_date(2000, " + value('i', names, 0) + ", 1)");
            case 's' ->
                pick(
                        "date_trunc('month', " + value('s', names, depth) + ")",
                        "(" + value('s', names, depth) + " - interval '3 days')",
                        "(" + value('s', names, depth) + " AT TIME ZONE 'UTC' AT TIME ZONE 'CET')");
            case 'a' -> idioms.array(names, depth);
            case 'j' -> "jsonb_build_object('a', " + value('i', names, depth) + ")";
            default -> "(" + comparison(names, depth) + ")";
        };
    }

    private String whole(Names names, int depth) {
        return switch (random.nextInt(monotone ? 8 : 10)) {
            case 0 -> "(" + value('t', names, depth) + ")::int";
            case 1 -> "(" + value('i', names, depth) + " / " + value('i', names, depth) + ")";
            case 2 -> "(" + value('i', names, depth) + " + " + value('i', names, 0) + ")";
            case 3 -> "length(" + value('t', names, depth) + ")";
            case 4 -> "extract(year FROM " + value('d', names, depth) + ")::int";
            case 5 -> "nullif(" + value('i', names, depth) + ", 0)";
            case 6 -> "(10 % " + value('i', names, depth) + ")";
            case 7 -> "abs(" + value('i', names, depth) + ")";
            default -> queries.scalar(names, depth);
        };
    }

    private String number(Names names, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> "(" + value('n', names, depth) + " / " + value('n', names, depth) + ")";
            case 1 -> "(" + value('t', names, depth) + ")::numeric";
            case 2 -> "round(" + value('n', names, depth) + ")";
            case 3 -> "(" + value('n', names, depth) + " * 1.5)";
            case 4 -> "CAST(" + value('i', names, depth) + " AS numeric)";
            default -> "ln(" + value('n', names, depth) + ")";
        };
    }

    private String text(Names names, int depth) {
        return switch (random.nextInt(12)) {
            case 9, 10, 11 -> idioms.text(names, depth);
            case 0 -> "upper(" + value('t', names, depth) + ")";
            case 1 -> "substr(" + value('t', names, depth) + ", 2, 3)";
            case 2 -> "(" + value('t', names, depth) + " || '-' || " + value('t', names, 0) + ")";
            case 3 -> "(" + value('i', names, depth) + ")::text";
            case 4 -> "split_part(" + value('t', names, depth) + ", '-', " + value('i', names, 0) + ")";
            case 5 -> document(names);
            case 6 -> row(names);
            default -> "lower(" + value('t', names, depth) + ")";
        };
    }

    private String document(Names names) {
        List<Names.Name> known = names.of('j');
        return known.isEmpty()
                ? literal('t')
                : "(" + known.get(random.nextInt(known.size())).sql() + " ->> 'a')";
    }

    private String row(Names names) {
        List<String> rows = names.rows();
        return rows.isEmpty() || random.nextInt(3) > 0
                ? literal('t')
                : "row_to_json(" + rows.get(random.nextInt(rows.size())) + ")::text";
    }

    Idioms idioms() {
        return idioms;
    }

    String literal(char type) {
        return switch (type) {
            case 'i' -> pick("1", "2", "3", "0", "7");
            case 'n' -> pick("10.5", "0.0", "3.25");
            case 'f' -> pick("1.5", "4.0");
            case 't' -> pick("'c1'", "'7'", "'s1'", "'n/a'", "'F'");
            case 'd' -> pick("date '1995-01-01'", "date '1980-06-01'");
            case 's' -> pick("timestamp '1995-03-01'", "timestamp '1994-06-01 03:00:00'");
            case 'j' -> "'{\"a\": 3}'::jsonb";
            case 'a' -> pick("ARRAY['c1', '7']", "'{s1}'::text[]");
            default -> pick("true", "false");
        };
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
