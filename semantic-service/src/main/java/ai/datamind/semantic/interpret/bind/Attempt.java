package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.ColumnChooser;
import ai.datamind.semantic.interpret.bind.column.Roles;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One scope bound to one table. */
final class Attempt {

    final Vocabulary v;
    final Ask ask;
    final Choices choices;
    final ColumnChooser columns;
    final Binder binder;
    final int focus;
    final List<Pred> where = new ArrayList<>();
    final List<Pred> having = new ArrayList<>();
    final List<Instance> required = new ArrayList<>();
    final List<Expr> shown = new ArrayList<>();
    final Set<Expr> groups = new LinkedHashSet<>();
    final List<Scope.Key> order = new ArrayList<>();
    boolean distinct;
    private boolean inside;
    final Items items;
    final Grouping grouping;

    Attempt(Vocabulary v, Binder binder, Ask ask, int focus) {
        this.v = v;
        this.binder = binder;
        this.ask = ask;
        this.focus = focus;
        this.choices = new Choices(v, focus);
        this.columns = new ColumnChooser(choices);
        this.items = new Items(this);
        this.grouping = new Grouping(this);
    }

    /** Of the things already asked for: what no single row can meet is settled outside. */
    Attempt within() {
        inside = true;
        return this;
    }

    Bound bind() {
        if (ask.focus() != null) {
            double fit = ask.focus().tables().stream()
                    .filter(m -> m.id() == focus)
                    .mapToDouble(Match::score)
                    .findFirst()
                    .orElse(0.4);
            choices.chosen(ask.focus().text(), "table", focus, -1, null, fit, 1);
        }
        mention();
        distinct = ask.distinct();
        if (ask.shown().isEmpty() && !ask.yesNo() && !grouping.bestTime()) {
            display(focus).forEach(shown::add);
        }
        List<Shown> plain = ask.shown();
        items.siblings(plain);
        for (Shown s : plain) {
            items.show(s, shown);
        }
        soft();
        arithmetic();
        for (Shown g : ask.groups()) {
            grouping.group(g);
        }
        grouping.grain();
        grouping.implicitGroups();
        var conditions = new Conditions(this);
        ask.conditions().forEach(conditions::add);
        for (Ask.Order o : ask.orders()) {
            grouping.orderBy(o);
        }
        return finished();
    }

    /** An entity of the first sentence is shown unless something that names it is. */
    private void soft() {
        for (Shown s : ask.soft()) {
            int table = s.what() == null ? focus : best(s.what()).orElse(focus);
            boolean named = shown.stream()
                    .anyMatch(e -> e instanceof Expr.Col c
                            && v.column(c.column()).table() == table
                            && (v.table(table).display().contains(c.column())
                                    || v.table(table).key().contains(c.column())
                                    || (!v.column(c.column()).measure() && shown.size() > 1)));
            if (!named && shown.stream().noneMatch(Expr::aggregate)) {
                shown.addAll(0, display(table));
            }
        }
    }

    /** "the ratio of A to B", "the difference between A and B". */
    private void arithmetic() {
        int i = ask.arithmeticFrom();
        if (ask.arithmetic() == null || shown.size() < i + 2) {
            return;
        }
        Expr left = shown.remove(i);
        Expr right = shown.remove(i);
        boolean row = !left.aggregate() && !right.aggregate();
        shown.add(i, new Expr.Math(ask.arithmetic(), row ? left : total(left), row ? right : total(right)));
    }

    private static Expr total(Expr e) {
        return e.aggregate() ? e : new Expr.Agg("sum", e, false);
    }

    void groupByShown() {
        shown.stream().filter(e -> !e.aggregate()).forEach(groups::add);
    }

    void distinctRows() {
        distinct = true;
    }

    private void mention() {
        for (Chunk c : ask.mentions()) {
            best(c).ifPresent(choices.mentioned::add);
        }
        for (Shown s : ask.shown()) {
            if (s.kind() == Shown.Kind.ENTITY && s.what() != null) {
                best(s.what()).ifPresent(choices.mentioned::add);
            }
            if (s.owner() != null) {
                best(s.owner()).ifPresent(choices.mentioned::add);
            }
        }
        for (Condition c : ask.conditions()) {
            if (c instanceof Condition.Related r && !r.negated() && r.other().focus() != null) {
                best(r.other().focus()).ifPresent(choices.mentioned::add);
            }
        }
    }

    /** The table a chunk names, the nearest of equally good ones. */
    java.util.Optional<Integer> best(Chunk c) {
        int found = -1;
        double best = 0;
        for (Match m : c.tables()) {
            double score =
                    4 * m.score() - 0.15 * Math.min(8, v.paths().distance(focus, m.id())) + (m.id() == focus ? 0.1 : 0);
            if (m.score() > 0.4 && (found < 0 || score > best)) {
                best = score;
                found = m.id();
            }
        }
        return found < 0 ? java.util.Optional.empty() : java.util.Optional.of(found);
    }

    List<Expr> display(int table) {
        Edge shared = sharing(table);
        if (shared != null) {
            return List.of(new Expr.Col(shared.fromColumns().get(0), -1));
        }
        return v.table(table).display().stream()
                .map(c -> (Expr) new Expr.Col(c, -1))
                .toList();
    }

    /** "the top 2 customers by sales for each region": the best of each group, where the group is not what is ranked. */
    private List<Expr> per() {
        boolean ranked = ask.ranking() && ask.limit() != null && !order.isEmpty();
        Expr figure = ranked ? order.get(0).by() : null;
        if (figure == null || !figure.aggregate() || ask.groups().isEmpty()) {
            return List.of();
        }
        List<Expr> within = grouping.asked().stream().filter(shown::contains).toList();
        boolean others = shown.stream().anyMatch(e -> !e.aggregate() && !within.contains(e));
        return others ? within : List.of();
    }

    boolean own(Expr e) {
        return e instanceof Expr.Col c && v.column(c.column()).table() == focus;
    }

    /** Where the rows carry the other thing's name themselves, nothing need be joined to show it. */
    private Edge sharing(int table) {
        for (Edge e : v.paths().from(focus)) {
            boolean both = e.to() == table
                    && e.fans()
                    && v.edges().get(e.id() ^ 1).fans()
                    && e.toColumns().equals(v.table(table).display());
            if (both) {
                return e;
            }
        }
        return null;
    }

    /** "the cumulative number of orders by month": each figure with all before it. */
    private void running() {
        Expr along = order.isEmpty() ? null : order.get(0).by();
        if (!(along instanceof Expr.Cut)) {
            choices.failed("no time to add up along");
            return;
        }
        List<Expr> within = groups.stream().filter(g -> !g.equals(along)).toList();
        shown.replaceAll(e -> e.aggregate() ? new Expr.Running(e, List.of(new Scope.Key(along, false)), within) : e);
    }

    private Bound finished() {
        if (ask.running()) {
            running();
        }
        new Shares(this).share();
        roles();
        choices.settle();
        if (!inside) {
            new Contradictions(this).resolve();
        }
        var all = new ArrayList<>(where);
        choices.score -= 0.05 * required.size();
        var scope = new Scope(
                focus,
                shown,
                List.copyOf(groups),
                all,
                having,
                order,
                ask.limit(),
                distinct && (order.isEmpty() || grouping.ordersShown()),
                ask.yesNo() && (shown.isEmpty() || whether()),
                required,
                per());
        return new Bound(
                scope,
                choices.score,
                choices.weakest,
                choices.margin,
                choices.weak,
                choices.unresolved,
                choices.bindings,
                choices.doubts);
    }

    /** "is there a customer in …": whether there is one, not which. */
    private boolean whether() {
        boolean things = ask.shown().stream().allMatch(s -> s.kind() == Shown.Kind.ENTITY && !s.aggregate())
                && ask.groups().isEmpty()
                && order.isEmpty()
                && ask.thereIs();
        if (things) {
            shown.clear();
        }
        return things;
    }

    /** "friends of Kyle": a relation between things of one kind shows its object and filters by its subject. */
    private void roles() {
        List<Edge> forward =
                v.paths().from(focus).stream().filter(Edge::forward).toList();
        for (Edge subject : forward) {
            for (Edge object : forward) {
                boolean pair =
                        subject.to() == object.to() && subject.id() != object.id() && subject.cost() < object.cost();
                if (!pair || where.isEmpty() || shown.stream().noneMatch(e -> of(e, subject.to()))) {
                    continue;
                }
                shown.replaceAll(e -> of(e, subject.to()) ? new Expr.Col(((Expr.Col) e).column(), object.id()) : e);
                where.replaceAll(p -> Roles.through(p, subject.to(), subject.id(), v));
            }
        }
    }

    private boolean of(Expr e, int table) {
        return e instanceof Expr.Col c && c.via() < 0 && v.column(c.column()).table() == table;
    }
}
