package ai.datamind.evaluation.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random queries: derived tables, WITH (recursive too), set operations, grouping sets, windows, DISTINCT ON, in every
 * clause sub-queries. What they give does not hang on the order of rows: a LIMIT stands behind an ORDER BY of all columns.
 */
public final class QueryGenerator {
    private final Random random;
    private final Expressions expressions;
    private final Sources sources;
    private final boolean monotone;
    private final Map<String, List<Tables.Column>> with = new LinkedHashMap<>();

    public QueryGenerator(long seed) {
        this(seed, false);
    }

    private QueryGenerator(long seed, boolean monotone) {
        this.random = new Random(seed);
        this.monotone = monotone;
        Subqueries subqueries = new Subqueries(random, monotone);
        this.expressions = new Expressions(random, subqueries, monotone);
        this.sources = new Sources(random, expressions, this, monotone);
        subqueries.bind(sources, expressions);
    }

    /** Inner joins, UNION ALL, IN, EXISTS, ANY: of fewer rows each gives a subset. */
    public static QueryGenerator monotone(long seed) {
        return new QueryGenerator(seed, true);
    }

    /** A query and the columns it gives. */
    record Query(String sql, List<Tables.Column> columns) {}

    public String statement() {
        StringBuilder text = new StringBuilder();
        boolean recursive = !monotone && random.nextInt(25) == 0;
        for (int i = random.nextInt(6) == 0 || recursive ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            Query query = recursive && i == 1 ? recursive() : select(null, 1);
            String name =
                    recursive && i == 1 ? "down" : expressions.pick("orders", "c" + i, "recent" + i, "customer" + i);
            if (with.containsKey(name)) {
                continue;
            }
            text.append(text.isEmpty() ? recursive ? "WITH RECURSIVE " : "WITH " : ", ")
                    .append(name)
                    .append(" AS ")
                    .append(recursive ? "" : expressions.pick("", "", "MATERIALIZED ", "NOT MATERIALIZED "))
                    .append("(")
                    .append(query.sql())
                    .append(")");
            with.put(name, query.columns());
        }
        Query top = top(text.isEmpty());
        return text + (text.isEmpty() ? "" : " ") + top.sql() + order(top);
    }

    private Query top(boolean alone) {
        if (!monotone && alone && random.nextInt(25) == 0) {
            return random.nextInt(3) == 0
                    ? expressions.idioms().table()
                    : expressions.idioms().twins();
        }
        return random.nextInt(8) == 0 ? union(null, 2) : select(null, 2);
    }

    /** A step down through customers' orders, at most three deep. */
    private Query recursive() {
        Names first = Names.of(null);
        first.add("t0", Tables.ALL.get("customer"));
        Names next = Names.of(null);
        next.add("s0", Tables.ALL.get("orders"));
        String sql = "SELECT t0.id AS n, 0 AS d FROM customer AS t0 WHERE " + expressions.truth(first, 1) + " "
                + expressions.pick("UNION", "UNION ALL")
                + " SELECT s0.id::int, down.d + 1 FROM down JOIN orders AS s0 ON s0.customer_id = down.n WHERE down.d < 2 AND "
                + expressions.truth(next, 1);
        return new Query(sql, List.of(new Tables.Column("n", 'i'), new Tables.Column("d", 'i')));
    }

    List<Tables.Column> known(String name) {
        return with.get(name);
    }

    /** One of the WITH queries, or null. */
    Query known(Random chosen) {
        if (with.isEmpty()) {
            return null;
        }
        List<String> names = List.copyOf(with.keySet());
        String name = names.get(chosen.nextInt(names.size()));
        return new Query(name, with.get(name));
    }

    Query derived(Names outer, int depth) {
        return random.nextInt(5) == 0 ? union(outer, depth) : select(outer, depth);
    }

    private String order(Query query) {
        if (monotone || query.sql().startsWith("SELECT DISTINCT ON") || random.nextInt(4) > 0) {
            return "";
        }
        StringBuilder by = new StringBuilder(" ORDER BY ");
        for (int i = 1; i <= query.columns().size(); i++) {
            by.append(i > 1 ? ", " : "").append(i).append(expressions.pick("", " DESC", " NULLS FIRST"));
        }
        int rows = 1 + random.nextInt(9);
        return by + expressions.pick("", " LIMIT " + rows, " FETCH FIRST " + rows + " ROWS WITH TIES");
    }

    private Query union(Names outer, int depth) {
        List<Tables.Column> shape = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            shape.add(new Tables.Column("x" + i, "int".charAt(random.nextInt(3))));
        }
        String sql = shaped(shape, outer, depth);
        for (int i = 1 + random.nextInt(8) / 6; i > 0; i--) {
            String word = monotone
                    ? " UNION ALL "
                    : expressions.pick(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ", " EXCEPT ALL ");
            sql += word + expressions.pick("", "(").replace("(", "(" + shaped(shape, outer, depth) + ")");
            if (sql.endsWith(word)) {
                sql += shaped(shape, outer, depth);
            }
        }
        return new Query(sql, shape);
    }

    private String shaped(List<Tables.Column> shape, Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, depth);
        List<String> items = new ArrayList<>();
        shape.forEach(c -> items.add(expressions.value(c.type(), names, 1) + " AS " + c.name()));
        return "SELECT " + String.join(", ", items) + from + where(names, 1);
    }

    private Query select(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = sources.from(names, depth);
        String where = where(names, 2);
        if (monotone) {
            return flat(names, from, where);
        }
        if (random.nextInt(15) == 0) {
            return figure(outer);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> grouped(names, from, where);
            case 2 -> windowed(names, from, where);
            case 3 -> random.nextInt(3) == 0 ? sets(names, from, where) : flat(names, from, where);
            case 4 -> random.nextInt(3) == 0 ? firsts(names, from, where) : flat(names, from, where);
            default -> flat(names, from, where);
        };
    }

    private Query figure(Names outer) {
        String table = expressions.pick("customer", "orders", "item");
        Names names = Names.of(outer);
        names.add("n0", Tables.ALL.get(table));
        return expressions.idioms().figure(where(names, 1), names, table, "n0");
    }

    private Query flat(Names names, String from, String where) {
        List<Tables.Column> shape = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            char type = "inntdsfb".charAt(random.nextInt(8));
            shape.add(new Tables.Column("o" + i, type));
            items.add(expressions.value(type, names, 2) + " AS o" + i);
        }
        String distinct = !monotone && random.nextInt(8) == 0 ? "DISTINCT " : "";
        return new Query("SELECT " + distinct + String.join(", ", items) + from + where, shape);
    }

    private Query grouped(Names names, String from, String where) {
        String key = expressions.value('i', names, 2);
        String having = random.nextInt(3) == 0
                ? " HAVING "
                        + expressions.pick(
                                "count(*) > 1",
                                "max(" + expressions.value('i', names, 1) + ") > 2",
                                "min(" + expressions.value('i', names, 1) + ") < 5 AND count(*) < 9",
                                "count(*) >= (SELECT min(h.line) FROM item AS h)")
                : "";
        List<Tables.Column> shape = List.of(new Tables.Column("k", 'i'), new Tables.Column("m", 'i'));
        return new Query(
                "SELECT " + key + " AS k, " + sum(names) + " AS m" + from + where + " GROUP BY 1" + having, shape);
    }

    private String sum(Names names) {
        return expressions.pick(
                "count(*)",
                names.rows().isEmpty() ? "count(*)" : "count(" + names.rows().getFirst() + ".*)",
                "count(" + expressions.value('t', names, 1) + ")",
                "max(" + expressions.value('i', names, 1) + ")",
                "count(DISTINCT " + expressions.value('i', names, 1) + ")",
                "sum(" + expressions.value('i', names, 1) + ")::int",
                "count(*) FILTER (WHERE " + expressions.truth(names, 1) + ")",
                "length(string_agg(" + expressions.value('t', names, 1) + ", ',' ))");
    }

    private Query sets(Names names, String from, String where) {
        List<Names.Name> keys = names.of('i').stream().distinct().limit(2).toList();
        if (keys.size() < 2 || keys.getFirst().equals(keys.getLast())) {
            return grouped(names, from, where);
        }
        String a = keys.getFirst().sql();
        String b = keys.getLast().sql();
        String by = expressions.pick(
                "ROLLUP (" + a + ", " + b + ")",
                "CUBE (" + a + ", " + b + ")",
                "GROUPING SETS ((" + a + "), (" + a + ", " + b + "), ())");
        List<Tables.Column> shape =
                List.of(new Tables.Column("k", 'i'), new Tables.Column("l", 'i'), new Tables.Column("m", 'i'));
        return new Query(
                "SELECT " + a + " AS k, " + b + " AS l, " + sum(names) + " AS m" + from + where + " GROUP BY " + by,
                shape);
    }

    private Query windowed(Names names, String from, String where) {
        String value = expressions.value('i', names, 1);
        String partition = "PARTITION BY " + expressions.value('i', names, 1);
        String over = expressions.pick(
                "count(*) OVER (" + partition + ")",
                "rank() OVER (" + partition + " ORDER BY " + expressions.value('t', names, 1) + ")",
                "dense_rank() OVER (ORDER BY " + expressions.value('i', names, 1) + " DESC)",
                "max(" + expressions.value('i', names, 1) + ") OVER w",
                "sum(" + expressions.value('i', names, 0) + ") FILTER (WHERE " + expressions.truth(names, 1)
                        + ") OVER (" + partition + ")");
        String window = over.endsWith("OVER w") ? " WINDOW w AS (" + partition + ")" : "";
        List<Tables.Column> shape = List.of(new Tables.Column("v", 'i'), new Tables.Column("w", 'i'));
        return new Query("SELECT " + value + " AS v, (" + over + ")::int AS w" + from + where + window, shape);
    }

    private Query firsts(Names names, String from, String where) {
        List<Tables.Column> shape = List.of(new Tables.Column("k", 'i'), new Tables.Column("f", 't'));
        String sql = "SELECT DISTINCT ON (k) k, f FROM (SELECT " + expressions.value('i', names, 1) + " AS k, "
                + expressions.value('t', names, 1) + " AS f" + from + where + ") AS d ORDER BY k, f";
        return new Query(sql, shape);
    }

    private String where(Names names, int depth) {
        return random.nextInt(5) == 0 ? "" : " WHERE " + expressions.truth(names, depth);
    }
}
