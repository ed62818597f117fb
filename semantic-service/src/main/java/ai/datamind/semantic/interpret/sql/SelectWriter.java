package ai.datamind.semantic.interpret.sql;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.sql.JoinTree.Node;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One statement. A subtree of joins that only filters and would repeat rows is written as a semi-join. */
public final class SelectWriter {

    private final Vocabulary vocabulary;
    private final Set<String> tables = new TreeSet<>();
    private final List<String> joins = new ArrayList<>();
    private static final int DEEPEST = 40;

    private int aliases;
    private int depth;
    private int joinCount;
    private boolean fanned;
    private boolean ambiguous;
    private boolean broken;

    public SelectWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** {@code joins} in words; {@code broken} when some table could not be reached. */
    public record Written(
            String sql,
            List<String> tables,
            List<String> joins,
            int joinCount,
            boolean fanned,
            boolean ambiguous,
            boolean broken) {}

    public Written write(Scope scope) {
        String sql = select(scope);
        if (scope.exists()) {
            sql = "SELECT EXISTS (" + sql + ") AS answer";
        }
        return new Written(sql, List.copyOf(tables), List.copyOf(joins), joinCount, fanned, ambiguous, broken);
    }

    /** What one select knows of its tables. */
    private final class Frame {
        private final Scope scope;
        private final JoinTree tree;
        private final Map<Integer, String> alias = new HashMap<>();
        private final Set<Integer> visible = new HashSet<>();
        private final Set<Node> folded = new LinkedHashSet<>();

        Frame(Scope scope) {
            this.scope = scope;
            var mentioned = new HashSet<Integer>();
            scope.required().forEach(r -> mentioned.add(r.table()));
            this.tree = new JoinTree(vocabulary, scope.root(), mentioned);
        }
    }

    private String select(Scope scope) {
        if (++depth > DEEPEST) {
            broken = true;
            return "SELECT NULL";
        }
        Frame f = frame(scope);
        boolean single = f.tree.nodes().size() == 1 && scope.where().stream().noneMatch(SelectWriter::nested);
        String from = from(f, single);
        var sql = new StringBuilder("SELECT ");
        sql.append(scope.distinct() ? "DISTINCT " : "");
        sql.append(scope.exists() ? "1" : list(scope.shown(), f, true));
        sql.append(from);
        sql.append(where(f));
        if (!scope.groups().isEmpty()) {
            sql.append(" GROUP BY ").append(list(scope.groups(), f, false));
        }
        if (!scope.having().isEmpty()) {
            sql.append(" HAVING ").append(conjunction(scope.having(), f));
        }
        if (!scope.order().isEmpty()) {
            var keys = new ArrayList<String>();
            for (Scope.Key k : scope.order()) {
                keys.add(expr(k.by(), f) + (k.descending() ? " DESC NULLS LAST" : " ASC"));
            }
            sql.append(" ORDER BY ").append(String.join(", ", keys));
        }
        if (scope.limit() != null) {
            sql.append(" LIMIT ").append(scope.limit());
        }
        return sql.toString();
    }

    private static boolean nested(Pred p) {
        return switch (p) {
            case Pred.Among a -> true;
            case Pred.Cmp c -> c.right() instanceof Expr.Scalar;
            case Pred.And a -> a.parts().stream().anyMatch(SelectWriter::nested);
            case Pred.Or o -> o.parts().stream().anyMatch(SelectWriter::nested);
            case Pred.Not n -> nested(n.part());
            case Pred.Between b -> false;
            case Pred.In i -> false;
            case Pred.Like l -> false;
            case Pred.Null n -> false;
        };
    }

    private static boolean folded(Frame f, Node n) {
        for (Node at = n; at != null; at = at.parent()) {
            if (f.folded.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private Frame frame(Scope scope) {
        var f = new Frame(scope);
        var shown = new ArrayList<Instance>();
        scope.shown().forEach(e -> instances(e, shown));
        scope.groups().forEach(e -> instances(e, shown));
        scope.order().forEach(k -> instances(k.by(), shown));
        scope.having().forEach(p -> instances(p, shown));
        for (Instance i : shown) {
            Node n = f.tree.attach(i);
            if (n != null) {
                f.visible.add(n.id());
            }
        }
        var filters = new ArrayList<Instance>();
        scope.where().forEach(p -> instances(p, filters));
        filters.addAll(scope.required());
        filters.forEach(f.tree::attach);
        broken |= f.tree.broken();
        ambiguous |= f.tree.ambiguous();
        fold(f, f.tree.root());
        return f;
    }

    private void fold(Frame f, Node n) {
        for (Node child : n.children()) {
            if (child.edge().fans() && !shows(f, child)) {
                f.folded.add(child);
            } else {
                fanned |= child.edge().fans();
                fold(f, child);
            }
        }
    }

    private static boolean shows(Frame f, Node n) {
        return f.visible.contains(n.id()) || n.children().stream().anyMatch(c -> shows(f, c));
    }

    private String from(Frame f, boolean single) {
        var sql = new StringBuilder();
        for (Node n : f.tree.nodes()) {
            if (folded(f, n)) {
                continue;
            }
            Table t = vocabulary.table(n.table());
            String name = table(t);
            String alias = single && aliases == 0 ? Sql.name(t.name()) : "t" + ++aliases;
            if (single && aliases == 0) {
                aliases++;
                f.alias.put(n.id(), "");
            } else {
                f.alias.put(n.id(), alias + ".");
            }
            if (n.parent() == null) {
                sql.append(" FROM ").append(name).append(f.alias.get(n.id()).isEmpty() ? "" : " " + alias);
            } else {
                sql.append(" JOIN ")
                        .append(name)
                        .append(' ')
                        .append(alias)
                        .append(" ON ")
                        .append(on(n.edge(), f, n));
                joinCount++;
            }
        }
        return sql.toString();
    }

    private String on(Edge e, Frame f, Node n) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < e.fromColumns().size(); i++) {
            parts.add(column(e.fromColumns().get(i), f.alias.get(n.parent().id())) + " = "
                    + column(e.toColumns().get(i), f.alias.get(n.id())));
        }
        joins.add(words(e));
        return String.join(" AND ", parts);
    }

    private String words(Edge e) {
        return vocabulary.table(e.from()).name() + "."
                + vocabulary.column(e.fromColumns().get(0)).name() + " = "
                + vocabulary.table(e.to()).name() + "."
                + vocabulary.column(e.toColumns().get(0)).name();
    }

    private String table(Table t) {
        String name = t.schema() == null ? Sql.name(t.name()) : Sql.name(t.schema()) + "." + Sql.name(t.name());
        tables.add(t.schema() == null ? t.name() : t.schema() + "." + t.name());
        return name;
    }

    private String where(Frame f) {
        var parts = new ArrayList<String>();
        var taken = new HashSet<Pred>();
        for (Node n : f.folded) {
            parts.add(semi(f, n, taken));
        }
        for (Pred p : f.scope.where()) {
            if (!taken.contains(p)) {
                parts.add(pred(p, f, true));
            }
        }
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    /** The folded subtree as a scope of its own, holding all conditions that speak of it alone. */
    private String semi(Frame f, Node n, Set<Pred> taken) {
        var inside = new LinkedHashSet<Node>();
        collect(n, inside);
        var own = new ArrayList<Pred>();
        for (Pred p : f.scope.where()) {
            var found = new ArrayList<Instance>();
            instances(p, found);
            if (!found.isEmpty() && found.stream().allMatch(i -> inside.contains(f.tree.find(i)))) {
                own.add(p);
                taken.add(p);
            }
        }
        var required = new ArrayList<Instance>();
        for (Node i : inside) {
            if (i != n) {
                required.add(new Instance(i.table(), i.edge().id()));
            }
        }
        Edge e = n.edge();
        joins.add(words(e));
        joinCount++;
        if (e.fromColumns().size() == 1) {
            var member = new Expr.Col(e.toColumns().get(0), -1);
            var scope = Scope.of(n.table(), List.of(member), own, required);
            return column(e.fromColumns().get(0), f.alias.get(n.parent().id())) + " IN (" + select(scope) + ")";
        }
        return exists(e, f.alias.get(n.parent().id()), Scope.of(n.table(), List.of(), own, required), false);
    }

    private String exists(Edge e, String outer, Scope scope, boolean negated) {
        Frame inner = frame(scope);
        String from = from(inner, false);
        String where = where(inner);
        var on = new ArrayList<String>();
        for (int i = 0; i < e.fromColumns().size(); i++) {
            on.add(column(e.toColumns().get(i), inner.alias.get(0)) + " = "
                    + column(e.fromColumns().get(i), outer));
        }
        return (negated ? "NOT " : "") + "EXISTS (SELECT 1" + from + (where.isEmpty() ? " WHERE " : where + " AND ")
                + String.join(" AND ", on) + ")";
    }

    private static void collect(Node n, Set<Node> all) {
        all.add(n);
        n.children().forEach(c -> collect(c, all));
    }

    private String conjunction(List<Pred> preds, Frame f) {
        return String.join(" AND ", preds.stream().map(p -> pred(p, f, true)).toList());
    }

    private String pred(Pred p, Frame f, boolean bracket) {
        return switch (p) {
            case Pred.Cmp c -> compare(c, f);
            case Pred.Between b ->
                expr(b.left(), f) + (b.negated() ? " NOT BETWEEN " : " BETWEEN ") + expr(b.low(), f) + " AND "
                        + expr(b.high(), f);
            case Pred.In i ->
                expr(i.left(), f) + (i.negated() ? " NOT IN (" : " IN (")
                        + String.join(
                                ", ", i.values().stream().map(v -> expr(v, f)).toList()) + ")";
            case Pred.Like l -> expr(l.left(), f) + (l.negated() ? " NOT ILIKE " : " ILIKE ") + Sql.text(l.pattern());
            case Pred.Null n -> expr(n.left(), f) + (n.negated() ? " IS NOT NULL" : " IS NULL");
            case Pred.And a ->
                String.join(
                        " AND ", a.parts().stream().map(x -> pred(x, f, true)).toList());
            case Pred.Or o ->
                (bracket ? "(" : "")
                        + String.join(
                                " OR ",
                                o.parts().stream()
                                        .map(x -> x instanceof Pred.And
                                                ? "(" + pred(x, f, false) + ")"
                                                : pred(x, f, false))
                                        .toList())
                        + (bracket ? ")" : "");
            case Pred.Not n -> "NOT (" + pred(n.part(), f, false) + ")";
            case Pred.Among a -> among(a, f);
        };
    }

    private String compare(Pred.Cmp c, Frame f) {
        return expr(c.left(), f) + " " + c.op() + " " + expr(c.right(), f);
    }

    private String among(Pred.Among a, Frame f) {
        if (!a.negated()) {
            return expr(a.left(), f) + " IN (" + select(a.scope()) + ")";
        }
        boolean simple = a.scope().groups().isEmpty() && a.scope().limit() == null;
        if (!simple) {
            return "NOT " + expr(a.left(), f) + " IN (" + select(a.scope()) + ")";
        }
        Frame inner = frame(a.scope());
        String from = from(inner, false);
        String where = where(inner);
        return "NOT EXISTS (SELECT 1" + from + (where.isEmpty() ? " WHERE " : where + " AND ") + expr(a.member(), inner)
                + " = " + expr(a.left(), f) + ")";
    }

    private String list(List<Expr> all, Frame f, boolean named) {
        var parts = new ArrayList<String>();
        for (Expr e : all) {
            parts.add(expr(e, f) + (named ? name(e) : ""));
        }
        return String.join(", ", parts);
    }

    private String name(Expr e) {
        return switch (e) {
            case Expr.Count c ->
                " AS "
                        + Sql.name(
                                c.rows() == null
                                        ? "count"
                                        : "number_of_"
                                                + vocabulary
                                                        .table(c.rows().table())
                                                        .name());
            case Expr.Agg a
            when a.of() instanceof Expr.Col c ->
                " AS "
                        + Sql.name(a.function() + "_"
                                + vocabulary.column(c.column()).name());
            case Expr.Cut c -> " AS " + Sql.name(c.grain());
            case Expr.Part p -> " AS " + Sql.name(p.part());
            case Expr.Math m -> " AS ratio";
            case Expr.Col c -> "";
            case Expr.Agg a -> "";
            case Expr.Text t -> "";
            case Expr.Num n -> "";
            case Expr.Day d -> "";
            case Expr.Bool b -> "";
            case Expr.Scalar s -> " AS value";
            case Expr.CountIf c -> " AS count";
        };
    }

    private String expr(Expr e, Frame f) {
        return switch (e) {
            case Expr.Col c -> col(c, f);
            case Expr.Count c -> c.of() == null ? "count(*)" : "count(DISTINCT " + col(c.of(), f) + ")";
            case Expr.Agg a -> aggregate(a, f);
            case Expr.Cut c -> "date_trunc(" + Sql.text(c.grain()) + ", " + col(c.of(), f) + ")";
            case Expr.Part p ->
                "EXTRACT(" + p.part().toUpperCase(java.util.Locale.ROOT) + " FROM " + expr(p.of(), f) + ")";
            case Expr.Text t -> Sql.text(t.value());
            case Expr.Num n -> n.digits();
            case Expr.Day d -> "DATE '" + d.value() + "'";
            case Expr.Bool b -> b.value() ? "TRUE" : "FALSE";
            case Expr.Scalar s -> "(" + select(s.scope()) + ")";
            case Expr.Math m -> math(m, f);
            case Expr.CountIf c -> "count(*) FILTER (WHERE " + pred(c.condition(), f, false) + ")";
        };
    }

    private String math(Expr.Math m, Frame f) {
        if (m.operator().equals("/")) {
            return "CAST(" + expr(m.left(), f) + " AS DOUBLE PRECISION) / NULLIF(" + expr(m.right(), f) + ", 0)";
        }
        return "(" + expr(m.left(), f) + " " + m.operator() + " " + expr(m.right(), f) + ")";
    }

    private String aggregate(Expr.Agg a, Frame f) {
        if (a.function().equals("median")) {
            return "percentile_cont(0.5) WITHIN GROUP (ORDER BY " + expr(a.of(), f) + ")";
        }
        return a.function() + "(" + (a.distinct() ? "DISTINCT " : "") + expr(a.of(), f) + ")";
    }

    private String col(Expr.Col c, Frame f) {
        Column column = vocabulary.column(c.column());
        Node n = f.tree.find(new Instance(column.table(), c.via()));
        if (n == null) {
            broken = true;
            return Sql.name(column.name());
        }
        return column(c.column(), f.alias.getOrDefault(n.id(), ""));
    }

    private String column(int id, String alias) {
        Column column = vocabulary.column(id);
        return column.plain() ? alias + Sql.name(column.name()) : Sql.qualified(column.sql(), alias);
    }

    private void instances(Expr e, List<Instance> found) {
        switch (e) {
            case Expr.Col c ->
                found.add(new Instance(vocabulary.column(c.column()).table(), c.via()));
            case Expr.Count c -> {
                if (c.rows() != null) {
                    found.add(c.rows());
                }
                if (c.of() != null) {
                    instances(c.of(), found);
                }
            }
            case Expr.Agg a -> instances(a.of(), found);
            case Expr.Cut c -> instances(c.of(), found);
            case Expr.Part p -> instances(p.of(), found);
            case Expr.Math m -> {
                instances(m.left(), found);
                instances(m.right(), found);
            }
            case Expr.CountIf c -> instances(c.condition(), found);
            case Expr.Text t -> {}
            case Expr.Num n -> {}
            case Expr.Day d -> {}
            case Expr.Bool b -> {}
            case Expr.Scalar s -> {}
        }
    }

    private void instances(Pred p, List<Instance> found) {
        switch (p) {
            case Pred.Cmp c -> {
                instances(c.left(), found);
                instances(c.right(), found);
            }
            case Pred.Between b -> instances(b.left(), found);
            case Pred.In i -> instances(i.left(), found);
            case Pred.Like l -> instances(l.left(), found);
            case Pred.Null n -> instances(n.left(), found);
            case Pred.And a -> a.parts().forEach(x -> instances(x, found));
            case Pred.Or o -> o.parts().forEach(x -> instances(x, found));
            case Pred.Not n -> instances(n.part(), found);
            case Pred.Among a -> instances(a.left(), found);
        }
    }
}
