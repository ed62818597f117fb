package ai.datamind.sql.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random queries: joins of every kind, derived tables, WITH, LATERAL, set operations, grouping, windows, aliases like table names. */
final class QueryGenerator {
    private static final List<String> TABLES = List.of("region", "customer", "orders", "item");
    private final Random random;
    private final Expressions expressions;
    private int aliases;
    private final List<String> ctes = new ArrayList<>();
    private final List<List<Tables.Column>> cteColumns = new ArrayList<>();

    QueryGenerator(long seed) {
        random = new Random(seed);
        expressions = new Expressions(random, this);
    }

    /** A query and the columns it gives. */
    private record Query(String sql, List<Tables.Column> columns) {}

    String statement() {
        StringBuilder with = new StringBuilder();
        for (int i = random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            Query query = select(null, 1);
            String name = expressions.pick("orders", "c" + i, "recent" + i, "customer" + i);
            if (ctes.contains(name)) {
                continue;
            }
            with.append(with.isEmpty() ? "WITH " : ", ")
                    .append(name)
                    .append(" AS ")
                    .append(expressions.pick("", "", "MATERIALIZED ", "NOT MATERIALIZED "))
                    .append("(")
                    .append(query.sql())
                    .append(")");
            ctes.add(name);
            cteColumns.add(query.columns());
        }
        Query top = random.nextInt(8) == 0 ? union(null, 2) : select(null, 2);
        return with + (with.isEmpty() ? "" : " ") + top.sql() + order(top);
    }

    private String order(Query query) {
        if (random.nextInt(4) > 0) {
            return "";
        }
        StringBuilder by = new StringBuilder(" ORDER BY ");
        for (int i = 1; i <= query.columns().size(); i++) {
            by.append(i > 1 ? ", " : "").append(i);
        }
        return random.nextBoolean() ? by + " LIMIT " + (1 + random.nextInt(9)) : by.toString();
    }

    private Query union(Names outer, int depth) {
        List<Tables.Column> shape = shape();
        String left = shaped(shape, outer, depth);
        String right = shaped(shape, outer, depth);
        String word = expressions.pick("UNION", "UNION ALL", "EXCEPT", "INTERSECT", "UNION ALL");
        return new Query(left + " " + word + " " + right, shape);
    }

    private List<Tables.Column> shape() {
        List<Tables.Column> shape = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            shape.add(new Tables.Column("x" + i, "int".charAt(random.nextInt(3))));
        }
        return shape;
    }

    private String shaped(List<Tables.Column> shape, Names outer, int depth) {
        Names names = Names.of(outer);
        String from = from(names, depth);
        List<String> items = new ArrayList<>();
        shape.forEach(c -> items.add(expressions.value(c.type(), names, 1) + " AS " + c.name()));
        return "SELECT " + String.join(", ", items) + from + where(names, 1);
    }

    private Query select(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = from(names, depth);
        String where = where(names, 2);
        return switch (random.nextInt(8)) {
            case 0, 1 -> grouped(names, from, where);
            case 2 -> windowed(names, from, where);
            default -> flat(names, from, where);
        };
    }

    private Query flat(Names names, String from, String where) {
        List<Tables.Column> shape = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            char type = "inntdsfb".charAt(random.nextInt(8));
            shape.add(new Tables.Column("o" + i, type));
            items.add(expressions.value(type, names, 2) + " AS o" + i);
        }
        String distinct = random.nextInt(8) == 0 ? "DISTINCT " : "";
        return new Query("SELECT " + distinct + String.join(", ", items) + from + where, shape);
    }

    private Query grouped(Names names, String from, String where) {
        String key = expressions.value('i', names, 2);
        String sum = expressions.pick(
                "count(*)",
                "count(" + expressions.value('t', names, 1) + ")",
                "max(" + expressions.value('i', names, 1) + ")");
        String having = random.nextInt(3) == 0
                ? " HAVING "
                        + expressions.pick(
                                "count(*) > 1",
                                "max(" + expressions.value('i', names, 1) + ") > 2",
                                "min(" + expressions.value('i', names, 1) + ") < 5 AND count(*) < 9")
                : "";
        List<Tables.Column> shape = List.of(new Tables.Column("k", 'i'), new Tables.Column("m", 'i'));
        return new Query("SELECT " + key + " AS k, " + sum + " AS m" + from + where + " GROUP BY 1" + having, shape);
    }

    private Query windowed(Names names, String from, String where) {
        String value = expressions.value('i', names, 1);
        String over = "count(*) OVER (PARTITION BY " + expressions.value('i', names, 1) + ")";
        List<Tables.Column> shape = List.of(new Tables.Column("v", 'i'), new Tables.Column("w", 'i'));
        return new Query("SELECT " + value + " AS v, " + over + " AS w" + from + where, shape);
    }

    private String where(Names names, int depth) {
        return random.nextInt(5) == 0 ? "" : " WHERE " + expressions.truth(names, depth);
    }

    private String from(Names names, int depth) {
        StringBuilder from = new StringBuilder(" FROM ");
        Names here = Names.of(null);
        from.append(source(names, here, depth, null));
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(7) / 5 : 0; i > 0; i--) {
            String kind = expressions.pick("JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "JOIN", "JOIN", ", LATERAL");
            if (kind.equals("CROSS JOIN")) {
                from.append(" CROSS JOIN ").append(source(names, here, 0, null));
            } else if (kind.equals(", LATERAL")) {
                from.append(" CROSS JOIN LATERAL ").append(source(names, here, 1, here));
            } else {
                from.append(' ').append(kind).append(' ').append(source(names, here, depth - 1, null));
                from.append(" ON ").append(expressions.truth(here, 1));
            }
        }
        return from.toString();
    }

    /** @param lateral the names a lateral query may use, or null for an ordinary item */
    private String source(Names names, Names here, int depth, Names lateral) {
        if (lateral != null || (depth > 0 && random.nextInt(4) == 0)) {
            Query query = random.nextInt(5) == 0 ? union(lateral, depth - 1) : select(lateral, depth - 1);
            String alias = alias("q");
            names.add(alias, query.columns());
            here.add(alias, query.columns());
            return "(" + query.sql() + ") AS " + alias;
        }
        if (!ctes.isEmpty() && random.nextInt(3) == 0) {
            int i = random.nextInt(ctes.size());
            return named(ctes.get(i), cteColumns.get(i), names, here);
        }
        String table = TABLES.get(random.nextInt(TABLES.size()));
        int cte = ctes.indexOf(table);
        return named(table, cte >= 0 ? cteColumns.get(cte) : Tables.ALL.get(table), names, here);
    }

    private String named(String table, List<Tables.Column> columns, Names names, Names here) {
        String alias = random.nextInt(6) == 0 && aliases == 0 ? TABLES.get(random.nextInt(TABLES.size())) : alias("t");
        aliases++;
        names.add(alias, columns);
        here.add(alias, columns);
        return table + " AS " + alias;
    }

    private String alias(String prefix) {
        return prefix + ++aliases;
    }

    String exists(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = from(names, Math.min(depth, 1));
        return expressions.pick("", "NOT ") + "EXISTS (SELECT 1" + from + " WHERE " + expressions.truth(names, 1) + ")";
    }

    String in(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = from(names, 0);
        return expressions.value('i', outer, 0) + expressions.pick(" IN ", " NOT IN ") + "(SELECT "
                + expressions.value('i', names, depth) + from + where(names, 1) + ")";
    }

    String scalar(Names outer, int depth) {
        Names names = Names.of(outer);
        String from = from(names, 0);
        return "(SELECT " + expressions.pick("max", "min", "count") + "(" + expressions.value('i', names, depth) + ")"
                + from + where(names, 1) + ")::int";
    }
}
