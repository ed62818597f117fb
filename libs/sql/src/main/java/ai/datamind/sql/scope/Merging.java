package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;

/** USING and NATURAL. NATURAL is written out, so that a column that we hide or add cannot change it. */
final class Merging {
    private final Resolution resolution;
    private final Join join;

    Merging(Resolution resolution, Join join) {
        this.resolution = resolution;
        this.join = join;
    }

    void merge(Scope left, Scope right) {
        List<String> names = join.isNatural() ? common(left, right) : using();
        List<Binding.ToMerged> merged = new ArrayList<>();
        for (String name : names) {
            Binding one = left.here(name);
            Binding other = right.here(name);
            merged.add(together(one, other, name));
            left.columns().remove(one);
            right.columns().remove(other);
        }
        left.columns().addAll(0, merged);
        left.merged()
                .removeIf(old -> names.contains(old.parts().getFirst().field().name()));
        List<Binding.ToMerged> others = List.copyOf(left.merged());
        left.merged().clear();
        left.merged().addAll(merged);
        left.merged().addAll(others);
        left.addAll(right);
    }

    private List<String> using() {
        return join.getUsingColumns() == null
                ? List.of()
                : join.getUsingColumns().stream()
                        .map(c -> Identifiers.meant(c.getColumnName()))
                        .toList();
    }

    private List<String> common(Scope left, Scope right) {
        Set<String> names = new LinkedHashSet<>();
        left.sources().forEach(s -> s.fields().forEach(f -> names.add(f.name())));
        Set<String> others = new LinkedHashSet<>();
        right.sources().forEach(s -> s.fields().forEach(f -> others.add(f.name())));
        names.retainAll(others);
        join.setNatural(false);
        if (names.isEmpty()) {
            join.setOnExpressions(List.of(new BooleanValue(true)));
            if (!join.isOuter() && !join.isLeft() && !join.isRight() && !join.isFull()) {
                join.setInner(true);
            }
        } else {
            join.setUsingColumns(
                    names.stream().map(n -> new Column(Identifiers.quote(n))).toList());
        }
        return List.copyOf(names);
    }

    private Binding.ToMerged together(Binding left, Binding right, String name) {
        if (left == null || right == null) {
            throw new Rejected(Reason.UNKNOWN_COLUMN, "column " + name + " of USING does not exist on both sides");
        }
        List<Binding.ToField> parts = new ArrayList<>();
        add(left, parts);
        add(right, parts);
        parts.forEach(part -> part.source().makeMerged());
        Binding.ToMerged merged = new Binding.ToMerged(join.isRight() ? parts.reversed() : parts);
        join.getUsingColumns().stream()
                .filter(c -> Identifiers.meant(c.getColumnName()).equals(name))
                .forEach(c -> resolution.bind(c, merged));
        return merged;
    }

    private static void add(Binding binding, List<Binding.ToField> parts) {
        switch (binding) {
            case Binding.ToField one -> parts.add(one);
            case Binding.ToMerged many -> parts.addAll(many.parts());
            default -> throw new IllegalStateException("a level holds fields only");
        }
    }
}
