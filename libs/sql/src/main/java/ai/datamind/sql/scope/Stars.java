package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Writes every star out: no column that we add later may be caught by one. */
final class Stars {
    private final Resolution resolution;

    Stars(Resolution resolution) {
        this.resolution = resolution;
    }

    List<SelectItem<?>> expand(List<SelectItem<?>> items, Scope scope) {
        List<SelectItem<?>> expanded = new ArrayList<>();
        for (SelectItem<?> item : items) {
            switch (item.getExpression()) {
                case AllTableColumns star -> expanded.addAll(of(scope.source(star.getTable())));
                case AllColumns star -> expanded.addAll(all(scope));
                default -> expanded.add(item);
            }
        }
        return expanded;
    }

    private List<SelectItem<?>> all(Scope scope) {
        if (scope.sources().isEmpty()) {
            throw new Rejected(Reason.UNSUPPORTED, "* needs a FROM");
        }
        List<SelectItem<?>> items = new ArrayList<>();
        List<String> names = scope.columns().stream().map(Stars::name).toList();
        for (Binding column : scope.columns()) {
            boolean alone = Collections.frequency(names, name(column)) == 1;
            items.add(alone || !(column instanceof Binding.ToMerged merged) ? item(column) : item(merged));
        }
        return items;
    }

    private static String name(Binding column) {
        return switch (column) {
            case Binding.ToField to -> to.field().name();
            case Binding.ToMerged merged -> name(merged.parts().getFirst());
            default -> throw new IllegalStateException("a level holds fields only");
        };
    }

    /** A merged column whose name is another table's too: the first of its parts that is not null, as the engine has it. */
    private SelectItem<?> item(Binding.ToMerged merged) {
        Expression[] parts =
                merged.parts().stream().map(part -> item(part).getExpression()).toArray(Expression[]::new);
        SelectItem<?> item = new SelectItem<>(new Function("coalesce", parts));
        item.setAlias(new Alias(quoted(merged.parts().getFirst()), true));
        return item;
    }

    private List<SelectItem<?>> of(Source source) {
        List<SelectItem<?>> items = new ArrayList<>();
        source.apart().forEach(field -> items.add(item(new Binding.ToField(source, field))));
        return items;
    }

    private SelectItem<?> item(Binding binding) {
        return switch (binding) {
            case Binding.ToMerged merged ->
                item(new Column(quoted(merged.parts().getFirst())), merged);
            case Binding.ToField to -> {
                SelectItem<?> item =
                        item(new Column(new Table(Identifiers.quote(to.source().alias())), quoted(to)), to);
                Source source = to.source();
                if (!source.apart().equals(source.fields())) {
                    Twins.name(source);
                    String name =
                            source.fields().get(source.position(to.field())).name();
                    item.setAlias(name.equals(to.field().name()) ? null : new Alias(Identifiers.quote(name), true));
                }
                yield item;
            }
            default -> throw new IllegalStateException("a level holds fields only");
        };
    }

    private SelectItem<?> item(Column column, Binding binding) {
        resolution.bind(column, binding);
        return new SelectItem<>(column);
    }

    private static String quoted(Binding.ToField to) {
        return Identifiers.quote(to.field().name());
    }
}
