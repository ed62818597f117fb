package ai.datamind.evaluation.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** FROM: tables, WITH queries, derived tables, VALUES, functions, LATERAL, and joins of every kind. */
final class Sources {
    private static final List<String> TABLES = Tables.names();
    private final Random random;
    private final Expressions expressions;
    private final QueryGenerator queries;
    private final boolean monotone;
    private int aliases;

    Sources(Random random, Expressions expressions, QueryGenerator queries, boolean monotone) {
        this.random = random;
        this.expressions = expressions;
        this.queries = queries;
        this.monotone = monotone;
    }

    String from(Names names, int depth) {
        if (random.nextInt(14) == 0) {
            return merging(names);
        }
        StringBuilder from = new StringBuilder(" FROM ");
        Names here = Names.of(null);
        from.append(source(names, here, depth, null));
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(7) / 5 : 0; i > 0; i--) {
            from.append(join(names, here, depth));
        }
        return from.toString();
    }

    private String join(Names names, Names here, int depth) {
        String kind = monotone
                ? expressions.pick("JOIN", "JOIN", "CROSS JOIN LATERAL", ",")
                : expressions.pick(
                        "JOIN",
                        "JOIN",
                        "LEFT JOIN",
                        "LEFT JOIN",
                        "RIGHT JOIN",
                        "FULL JOIN",
                        "CROSS JOIN LATERAL",
                        "LEFT JOIN LATERAL",
                        "CROSS JOIN",
                        "FUNCTION");
        return switch (kind) {
            case "," -> ", " + source(names, here, 0, null);
            case "CROSS JOIN" -> " CROSS JOIN " + source(names, here, 0, null);
            case "CROSS JOIN LATERAL" -> " CROSS JOIN LATERAL " + source(names, here, 1, here);
            case "LEFT JOIN LATERAL" -> {
                String lateral = source(names, here, 1, here);
                yield " LEFT JOIN LATERAL " + lateral + " ON " + expressions.truth(here, 0);
            }
            case "FUNCTION" -> function(names, here);
            case "FULL JOIN" -> {
                Names left = Names.of(here);
                Names right = Names.of(null);
                String source = source(names, right, depth - 1, null);
                right.all().forEach(n -> here.merged(n.sql(), n.type()));
                yield " FULL JOIN " + source + " ON " + expressions.value('i', left, 1) + " = "
                        + expressions.value('i', right, 1);
            }
            default -> {
                String source = source(names, here, depth - 1, null);
                yield " " + kind + " " + source + " ON " + expressions.truth(here, 1);
            }
        };
    }

    private String function(Names names, Names here) {
        String alias = alias("f");
        if (random.nextBoolean()) {
            return expressions.idioms().from(names, here, alias);
        }
        String call = expressions.pick(
                "generate_series(1, least(" + expressions.value('i', here, 1) + ", 4))",
                "unnest(ARRAY[" + expressions.value('i', here, 1) + ", 3])",
                "unnest(string_to_array(" + expressions.value('t', here, 0) + ", '-'))");
        List<Tables.Column> columns = List.of(new Tables.Column("v", call.contains("string_to") ? 't' : 'i'));
        names.add(alias, columns);
        here.add(alias, columns);
        return " CROSS JOIN " + call + " AS " + alias + "(v)";
    }

    /** USING and NATURAL over two tables; the merged column is named alone. */
    private String merging(Names names) {
        String kind = monotone ? "JOIN" : expressions.pick("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        String left = alias("t");
        String right = alias("t");
        names.add(left, Tables.ALL.get("customer"));
        names.merged("tenant", 'i');
        if (random.nextInt(3) == 0) {
            names.add(
                    right,
                    List.of(
                            new Tables.Column("tenant", 'i'),
                            new Tables.Column("qty", 'i'),
                            new Tables.Column("note", 't')));
            return " FROM customer AS " + left + " NATURAL " + kind
                    + " (SELECT q.tenant, q.qty, q.note FROM orders AS q) AS " + right;
        }
        names.add(right, Tables.ALL.get("orders"));
        return " FROM customer AS " + left + " " + kind + " orders AS " + right + " USING (tenant)";
    }

    /** @param lateral the names a lateral query may use, or null for an ordinary item */
    private String source(Names names, Names here, int depth, Names lateral) {
        if (lateral != null || (depth > 0 && random.nextInt(4) == 0)) {
            QueryGenerator.Query query = queries.derived(lateral, depth - 1);
            String alias = alias("q");
            names.add(alias, query.columns());
            here.add(alias, query.columns());
            return "(" + query.sql() + ") AS " + alias;
        }
        if (random.nextInt(20) == 0) {
            return values(names, here);
        }
        QueryGenerator.Query known = queries.known(random);
        if (known != null && random.nextInt(3) == 0) {
            return named(known.sql(), known.columns(), names, here);
        }
        String table = TABLES.get(random.nextInt(TABLES.size()));
        List<Tables.Column> shadowed = queries.known(table);
        return named(table, shadowed != null ? shadowed : Tables.ALL.get(table), names, here);
    }

    private String values(Names names, Names here) {
        String alias = alias("v");
        List<Tables.Column> columns = List.of(new Tables.Column("a", 'i'), new Tables.Column("b", 't'));
        names.add(alias, columns);
        here.add(alias, columns);
        return "(VALUES (1, 'c1'), (2, '7'), (" + expressions.value('i', Names.of(null), 1) + ", 'F')) AS " + alias
                + "(a, b)";
    }

    private String named(String table, List<Tables.Column> columns, Names names, Names here) {
        boolean confusing = random.nextInt(6) == 0 && aliases == 0;
        String alias = confusing ? TABLES.get(random.nextInt(TABLES.size())) : alias("t");
        aliases++;
        if (random.nextInt(12) == 0 && !columns.isEmpty()) {
            List<Tables.Column> renamed = new ArrayList<>(columns);
            renamed.set(0, new Tables.Column("first_one", columns.getFirst().type()));
            names.add(alias, renamed);
            here.add(alias, renamed);
            return table + " AS " + alias + "(first_one)";
        }
        names.add(alias, columns);
        here.add(alias, columns);
        String only = queries.known(table) == null && random.nextInt(40) == 0 ? " TABLESAMPLE BERNOULLI (100)" : "";
        return table + " AS " + alias + only;
    }

    private String alias(String prefix) {
        return prefix + ++aliases;
    }
}
