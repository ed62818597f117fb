package ai.datamind.semantic.interpret.reading;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scope in plain words, and as the canonical record that clients keep. */
final class Wording {

    private final Vocabulary v;
    private int root = -1;

    Wording(Vocabulary v) {
        this.v = v;
    }

    String text(Scope s) {
        int outer = root;
        root = s.root();
        String text = worded(s);
        root = outer;
        return text;
    }

    private String worded(Scope s) {
        var text = new StringBuilder();
        if (s.exists()) {
            text.append("whether there is any ").append(v.table(s.root()).label());
        } else {
            text.append(s.distinct() ? "different " : "")
                    .append(list(s.shown()))
                    .append(" of ")
                    .append(v.table(s.root()).label());
        }
        text.append(conditions(s.where()));
        if (!s.groups().isEmpty()) {
            text.append(" for each ").append(list(s.groups()));
        }
        if (!s.having().isEmpty()) {
            text.append(" having ")
                    .append(String.join(
                            " and ", s.having().stream().map(this::pred).toList()));
        }
        if (!s.order().isEmpty()) {
            text.append(" ordered by ")
                    .append(String.join(
                            ", ",
                            s.order().stream()
                                    .map(k ->
                                            expr(k.by()) + (k.descending() ? " from high to low" : " from low to high"))
                                    .toList()));
        }
        if (s.limit() != null) {
            text.append(", the first ").append(s.limit() == 1 ? "one" : s.limit());
        }
        return text.toString();
    }

    private String list(List<Expr> all) {
        return String.join(", ", all.stream().map(this::expr).distinct().toList());
    }

    private String column(int id) {
        Column c = v.column(id);
        return c.table() == root ? c.label() : v.table(c.table()).label() + "' " + c.label();
    }

    private String expr(Expr e) {
        return switch (e) {
            case Expr.Col c -> column(c.column());
            case Expr.Count c ->
                c.of() != null
                        ? "the number of different " + column(c.of().column())
                        : "the number of "
                                + (c.rows() == null
                                        ? "rows"
                                        : v.table(c.rows().table()).label());
            case Expr.Agg a ->
                switch (a.function()) {
                            case "sum" -> "the total of ";
                            case "avg" -> "the average of ";
                            case "min" -> "the lowest ";
                            case "max" -> "the highest ";
                            default -> "the " + a.function() + " of ";
                        }
                        + expr(a.of());
            case Expr.Cut c -> c.grain() + " of " + expr(c.of());
            case Expr.Part p -> p.part() + " of " + expr(p.of());
            case Expr.Text t -> "'" + t.value() + "'";
            case Expr.Num n -> n.digits();
            case Expr.Day d -> d.value().toString();
            case Expr.Bool b -> b.value() ? "yes" : "no";
            case Expr.Scalar s -> "(" + text(s.scope()) + ")";
            case Expr.Math m -> expr(m.left()) + " " + m.operator() + " " + expr(m.right());
            case Expr.CountIf c -> "the number with " + pred(c.condition());
            case Expr.Span x ->
                "the time from " + expr(x.from()) + " to " + expr(x.to())
                        + (x.unit() == null ? "" : " in " + x.unit() + "s");
            case Expr.Age a -> "the years since " + expr(a.since());
            case Expr.Filtered x -> expr(x.of()) + " with " + pred(x.condition());
            case Expr.Running r -> "the running total of " + expr(r.of());
        };
    }

    private String pred(Pred p) {
        return switch (p) {
            case Pred.Cmp c -> expr(c.left()) + symbol(c.op()) + expr(c.right());
            case Pred.Between b ->
                expr(b.left()) + (b.negated() ? " not" : "") + " between " + expr(b.low()) + " and " + expr(b.high());
            case Pred.In i -> expr(i.left()) + (i.negated() ? " is none of " : " is one of ") + list(i.values());
            case Pred.Like l -> expr(l.left()) + (l.negated() ? " is not like '" : " is like '") + l.pattern() + "'";
            case Pred.Null n -> expr(n.left()) + (n.negated() ? " is known" : " is missing");
            case Pred.And a ->
                String.join(" and ", a.parts().stream().map(this::pred).toList());
            case Pred.Or o ->
                "(" + String.join(" or ", o.parts().stream().map(this::pred).toList()) + ")";
            case Pred.Not n -> "not (" + pred(n.part()) + ")";
            case Pred.Among a -> (a.negated() ? "without " : "with ") + inner(a.scope());
        };
    }

    /** "customers without orders where the city is Berlin": relations stand at the noun, comparisons behind "where". */
    private String conditions(List<Pred> all) {
        var text = new StringBuilder();
        var related = all.stream()
                .filter(Pred.Among.class::isInstance)
                .map(this::pred)
                .toList();
        var compared = all.stream()
                .filter(p -> !(p instanceof Pred.Among))
                .map(this::pred)
                .toList();
        text.append(related.isEmpty() ? "" : " " + String.join(" and ", related));
        text.append(compared.isEmpty() ? "" : " where " + String.join(" and ", compared));
        return text.toString();
    }

    private String inner(Scope s) {
        int outer = root;
        root = s.root();
        String text = related(s);
        root = outer;
        return text;
    }

    private String related(Scope s) {
        var text = new StringBuilder(v.table(s.root()).label());
        text.append(conditions(s.where()));
        if (!s.having().isEmpty()) {
            text.append(", ")
                    .append(String.join(
                            " and ", s.having().stream().map(this::pred).toList()));
        }
        if (s.limit() != null && !s.order().isEmpty()) {
            text.append(", the first by ").append(expr(s.order().get(0).by()));
        }
        return text.toString();
    }

    private static String symbol(String op) {
        return switch (op) {
            case "=" -> " is ";
            case "<>" -> " is not ";
            case ">" -> " is more than ";
            case ">=" -> " is at least ";
            case "<" -> " is less than ";
            default -> " is at most ";
        };
    }

    List<String> grain(Scope s) {
        if (!s.groups().isEmpty()) {
            return s.groups().stream()
                    .filter(Expr.Col.class::isInstance)
                    .map(this::expr)
                    .distinct()
                    .toList();
        }
        boolean one = s.exists() || s.shown().stream().anyMatch(Expr::aggregate);
        return one ? List.of() : List.of(v.table(s.root()).label());
    }

    static Map<String, Object> intent(Vocabulary v, Scope s) {
        var w = new Wording(v);
        var intent = new LinkedHashMap<String, Object>();
        intent.put("kind", "entity");
        intent.put("entity", v.table(s.root()).model());
        intent.put("show", s.shown().stream().map(w::expr).toList());
        var where = new ArrayList<>(s.where().stream().map(w::pred).toList());
        intent.put("where", where);
        intent.put("group_by", s.groups().stream().map(w::expr).distinct().toList());
        intent.put("having", s.having().stream().map(w::pred).toList());
        intent.put(
                "order_by",
                s.order().stream()
                        .map(k -> w.expr(k.by()) + (k.descending() ? " desc" : " asc"))
                        .toList());
        intent.put("limit", s.limit());
        intent.put("distinct", s.distinct());
        return intent;
    }
}
