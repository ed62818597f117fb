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

    private static final int DEEPEST = 40;

    private final Vocabulary vocabulary;
    private final Expressions expressions;
    private final Instances instances;
    private final Set<String> tables = new TreeSet<>();
    private final List<String> joins = new ArrayList<>();
    private int aliases;
    private int depth;
    private int joinCount;
    private int guessed;
    private boolean fanned;
    private boolean ambiguous;
    boolean broken;

    public SelectWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.instances = new Instances(vocabulary);
        this.expressions = new Expressions(vocabulary, this);
    }

    /** {@code joins} in words, of which {@code guessed} are declared nowhere; {@code broken} when some table could not be reached. */
    public record Written(
            String sql,
            List<String> tables,
            List<String> joins,
            int joinCount,
            int guessed,
            boolean fanned,
            boolean ambiguous,
            boolean broken) {}

    /** What one select knows of its tables. */
    static final class Frame {
        final Scope scope;
        final JoinTree tree;
        final Map<Integer, String> alias = new HashMap<>();
        final Set<Integer> visible = new HashSet<>();
        final Set<Node> folded = new LinkedHashSet<>();

        Frame(Scope scope, Vocabulary vocabulary) {
            this.scope = scope;
            var mentioned = new HashSet<Integer>();
            scope.required().forEach(r -> mentioned.add(r.table()));
            this.tree = new JoinTree(vocabulary, scope.root(), mentioned);
        }
    }

    public Written write(Scope scope) {
        String sql = select(scope);
        if (scope.exists()) {
            sql = "SELECT EXISTS (" + sql + ") AS answer";
        }
        return new Written(sql, List.copyOf(tables), List.copyOf(joins), joinCount, guessed, fanned, ambiguous, broken);
    }

    String select(Scope scope) {
        if (++depth > DEEPEST) {
            broken = true;
            return "SELECT NULL";
        }
        Frame f = frame(scope);
        if (!scope.per().isEmpty() && scope.limit() != null) {
            return bestOfEach(scope, f);
        }
        boolean single = f.tree.nodes().size() == 1 && scope.where().stream().noneMatch(Instances::nested);
        String from = from(f, single);
        var sql = new StringBuilder("SELECT ");
        sql.append(scope.distinct() ? "DISTINCT " : "");
        sql.append(scope.exists() ? "1" : expressions.list(scope.shown(), f, true));
        sql.append(from);
        sql.append(where(f));
        if (!scope.groups().isEmpty()) {
            sql.append(" GROUP BY ").append(expressions.list(scope.groups(), f, false));
        }
        if (!scope.having().isEmpty()) {
            sql.append(" HAVING ").append(expressions.conjunction(scope.having(), f));
        }
        if (!scope.order().isEmpty()) {
            sql.append(" ORDER BY ").append(expressions.keys(scope.order(), f));
        }
        if (scope.limit() != null) {
            sql.append(" LIMIT ").append(scope.limit());
        }
        return sql.toString();
    }

    /** The rows of every group are numbered in their order, and the first ones kept. */
    private String bestOfEach(Scope scope, Frame f) {
        String from = from(f, false);
        var inner = new ArrayList<String>();
        var outer = new ArrayList<String>();
        for (Expr e : scope.shown()) {
            String name = "c" + (inner.size() + 1);
            inner.add(expressions.expr(e, f) + " AS " + name);
            outer.add(name + expressions.called(e));
        }
        String place = "row_number() OVER (PARTITION BY " + expressions.list(scope.per(), f, false) + " ORDER BY "
                + expressions.keys(scope.order(), f) + ") AS place";
        return "SELECT " + String.join(", ", outer) + " FROM (SELECT " + String.join(", ", inner) + ", " + place + from
                + where(f)
                + (scope.groups().isEmpty() ? "" : " GROUP BY " + expressions.list(scope.groups(), f, false))
                + (scope.having().isEmpty() ? "" : " HAVING " + expressions.conjunction(scope.having(), f))
                + ") ranked WHERE place <= " + scope.limit() + " ORDER BY "
                + outer.get(scope.shown().indexOf(scope.per().get(0))).replaceAll(" AS .*", "") + ", place";
    }

    private static boolean folded(Frame f, Node n) {
        for (Node at = n; at != null; at = at.parent()) {
            if (f.folded.contains(at)) {
                return true;
            }
        }
        return false;
    }

    Frame frame(Scope scope) {
        var f = new Frame(scope, vocabulary);
        var shown = new ArrayList<Instance>();
        scope.shown().forEach(e -> instances.instances(e, shown));
        scope.groups().forEach(e -> instances.instances(e, shown));
        scope.order().forEach(k -> instances.instances(k.by(), shown));
        scope.having().forEach(p -> instances.instances(p, shown));
        for (Instance i : shown) {
            Node n = f.tree.attach(i);
            if (n != null) {
                f.visible.add(n.id());
            }
        }
        var filters = new ArrayList<Instance>();
        scope.where().forEach(p -> instances.instances(p, filters));
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

    String from(Frame f, boolean single) {
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
        guessed += e.cost() > 1 ? 1 : 0;
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

    String where(Frame f) {
        var parts = new ArrayList<String>();
        var taken = new HashSet<Pred>();
        for (Node n : f.folded) {
            parts.add(semi(f, n, taken));
        }
        for (Pred p : f.scope.where()) {
            if (!taken.contains(p)) {
                parts.add(expressions.pred(p, f, true));
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
            instances.instances(p, found);
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
        guessed += e.cost() > 1 ? 1 : 0;
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

    String column(int id, String alias) {
        Column column = vocabulary.column(id);
        return column.plain() ? alias + Sql.name(column.name()) : Sql.qualified(column.sql(), alias);
    }
}
