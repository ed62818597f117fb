package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
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

    /** Merged columns first, then each source's others, in order. */
    private List<SelectItem<?>> all(Scope scope) {
        if (scope.sources().isEmpty()) {
            throw new Rejected(Reason.UNSUPPORTED, "* needs a FROM");
        }
        List<SelectItem<?>> items = new ArrayList<>();
        if (!scope.merged().isEmpty()
                && scope.sources().stream().filter(s -> !s.merged()).count() > 0) {
            throw new Rejected(Reason.UNSUPPORTED, "* over USING together with other tables");
        }
        for (Binding.ToMerged merged : scope.merged()) {
            Column column = new Column(
                    Identifiers.quote(merged.parts().getFirst().field().name()));
            resolution.bind(column, merged);
            items.add(new SelectItem<>(column));
        }
        for (Source source : scope.sources()) {
            for (Field field : source.fields()) {
                if (scope.merged().stream()
                        .noneMatch(m -> m.parts().stream()
                                .anyMatch(p -> p.source() == source && p.field().equals(field)))) {
                    items.add(item(source, field));
                }
            }
        }
        return items;
    }

    private List<SelectItem<?>> of(Source source) {
        List<SelectItem<?>> items = new ArrayList<>();
        source.fields().forEach(field -> items.add(item(source, field)));
        return items;
    }

    private SelectItem<?> item(Source source, Field field) {
        if (source.named(field.name()).size() > 1) {
            throw new Rejected(Reason.UNSUPPORTED, "* over two columns of the name " + field.name());
        }
        Column column = new Column(new Table(Identifiers.quote(source.alias())), Identifiers.quote(field.name()));
        resolution.bind(column, new Binding.ToField(source, field));
        return new SelectItem<>(column);
    }
}
