package ai.datamind.evaluation.generate;

import java.util.List;
import java.util.Random;

/** What only PostgreSQL's users write: elements and slices of arrays, fields of rows, functions side by side in FROM. */
final class Idioms {
    private final Random random;
    private final Expressions expressions;

    Idioms(Random random, Expressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    /** A text out of something larger. */
    String text(Names names, int depth) {
        String array = expressions.value('a', names, depth);
        String at = expressions.value('i', names, 0);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + array + ")[1]";
            case 1 -> "(" + array + ")[" + at + "]";
            case 2 -> "array_to_string((" + array + ")[1:" + at + "], ',')";
            case 3 -> "(string_to_array(" + expressions.value('t', names, depth) + ", '-'))[2]";
            case 4 ->
                "substring(" + expressions.value('t', names, depth) + " FROM 1 FOR " + expressions.pick("2", at) + ")";
            case 5 -> "(" + expressions.value('j', names, 0) + ")['a']::text";
            case 6 -> field(names);
            default -> column(names);
        };
    }

    /** {@code t.tags[1]}, without parentheses. */
    private String column(Names names) {
        List<Names.Name> known = names.of('a');
        return known.isEmpty() ? expressions.literal('t') : one(known).sql() + "[" + (1 + random.nextInt(3)) + "]";
    }

    /** {@code (t).name} */
    private String field(Names names) {
        List<Names.Name> known =
                names.of('t').stream().filter(n -> n.sql().contains(".")).toList();
        if (known.isEmpty()) {
            return expressions.literal('t');
        }
        String[] words = one(known).sql().split("\\.");
        return "(" + words[0] + ")." + words[1];
    }

    String array(Names names, int depth) {
        return expressions.pick(
                "string_to_array(" + expressions.value('t', names, depth) + ", '-')",
                "ARRAY[" + expressions.value('t', names, depth) + ", 'x']",
                "(" + expressions.value('a', names, 0) + ")[2:" + expressions.value('i', names, 0) + "]");
    }

    /** Functions beside the items before them. */
    String from(Names names, Names here, String alias) {
        String whole = expressions.value('i', here, 1);
        String text = expressions.value('t', here, 0);
        return switch (random.nextInt(3)) {
            case 0 -> {
                List<Tables.Column> columns = List.of(new Tables.Column("v", 'i'), new Tables.Column("w", 't'));
                names.add(alias, columns);
                here.add(alias, columns);
                yield " CROSS JOIN ROWS FROM (generate_series(1, least(" + whole + ", 3)), string_to_table(" + text
                        + ", '-')) AS " + alias + "(v, w)";
            }
            case 1 -> {
                List<Tables.Column> columns = List.of(new Tables.Column("v", 'i'), new Tables.Column("w", 't'));
                names.add(alias, columns);
                here.add(alias, columns);
                yield " CROSS JOIN jsonb_to_record(jsonb_build_object('v', " + whole + ", 'w', " + text + ")) AS "
                        + alias + "(v int, w text)";
            }
            default -> {
                names.merged(alias, 'j');
                here.merged(alias, 'j');
                yield " CROSS JOIN jsonb_array_elements(jsonb_build_array(" + whole + ", " + text + ")) AS " + alias;
            }
        };
    }

    /** A star over columns of which two have one name; the columns are counted, not named. */
    QueryGenerator.Query twins() {
        String join = expressions.pick(
                "(customer AS a JOIN orders AS b ON b.customer_id = a.id) AS q",
                "(SELECT a.*, b.* FROM region AS a LEFT JOIN customer AS b ON b.region_id = a.id) AS q",
                "(SELECT b.line, a.* FROM item AS b JOIN orders AS a ON b.order_id = a.id) AS q",
                "orders AS q JOIN item AS r USING (qty) CROSS JOIN region AS s");
        int columns = join.startsWith("(c") ? 21 : join.contains("region_id") ? 15 : join.startsWith("(S") ? 10 : 16;
        List<Tables.Column> shape = java.util.Collections.nCopies(columns, new Tables.Column("", 't'));
        return new QueryGenerator.Query("SELECT * FROM " + join, shape);
    }

    /** A figure over one table, with nothing but the column in it. */
    QueryGenerator.Query figure(String where, Names names, String table, String alias) {
        List<Tables.Column> numbers = Tables.ALL.get(table).stream()
                .filter(c -> c.type() == 'n' || c.type() == 'f')
                .toList();
        String number = numbers.isEmpty()
                ? "count(*)"
                : expressions.pick("sum", "avg", "count") + "(" + alias + "."
                        + numbers.get(random.nextInt(numbers.size())).name() + ")";
        String sql = "SELECT " + expressions.value('i', names, 0) + " AS k, " + number + " AS m FROM " + table + " AS "
                + alias + where + " GROUP BY 1";
        return new QueryGenerator.Query(sql, List.of(new Tables.Column("k", 'i'), new Tables.Column("m", 'n')));
    }

    QueryGenerator.Query table() {
        List<String> tables = Tables.names();
        String name = tables.get(random.nextInt(tables.size()));
        return new QueryGenerator.Query("TABLE " + name, Tables.ALL.get(name));
    }

    private Names.Name one(List<Names.Name> known) {
        return known.get(random.nextInt(known.size()));
    }
}
